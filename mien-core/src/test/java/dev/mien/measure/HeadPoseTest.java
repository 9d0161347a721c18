package dev.mien.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadPoseTest {
    private static final Camera CAMERA = Camera.of(1280, 720, 1280);

    /** The mean face as that camera sees it: turned by degrees, its middle in that direction, so many millimetres away. */
    private static Keypoints seen(double yaw, double pitch, double roll, Vector direction, double distance) {
        Vector middle = direction.times(distance / direction.length());
        Rotation turn = Rotation.towards(direction.times(1 / direction.length()))
                .times(Rotation.of(Math.toRadians(yaw), Math.toRadians(pitch), Math.toRadians(roll)));
        float[] coordinates = new float[2 * Keypoint.COUNT];
        Arrays.fill(coordinates, Float.NaN);
        for (FaceShape.Place place : FaceShape.PLACES) {
            Vector at = turn.of(place.at()).plus(middle);
            coordinates[2 * place.point().ordinal()] = (float) (CAMERA.centerX() + CAMERA.focal() * at.x() / at.z());
            coordinates[2 * place.point().ordinal() + 1] =
                    (float) (CAMERA.centerY() + CAMERA.focal() * at.y() / at.z());
        }
        return Keypoints.of(coordinates);
    }

    private static Keypoints seen(double yaw, double pitch, double roll) {
        return seen(yaw, pitch, roll, new Vector(0, 0, 1), 800);
    }

    private static Keypoints shaken(Keypoints points, double pixels, Random random) {
        float[] coordinates = points.toArray();
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] += (float) (pixels * random.nextGaussian());
        }
        return Keypoints.of(coordinates);
    }

    private static HeadPose pose(Keypoints points) {
        return HeadPose.of(points, CAMERA).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {-80, -60, -40, -20, 0, 20, 40, 60, 80})
    void findsTheTurnOfTheMeanFaceOnAGridOfAngles(int yaw) {
        for (int pitch = -50; pitch <= 50; pitch += 25) {
            for (int roll = -150; roll <= 180; roll += 30) {
                HeadPose pose = pose(seen(yaw, pitch, roll));
                assertThat(new double[] {pose.yaw(), pose.pitch(), Math.IEEEremainder(pose.roll() - roll, 360)})
                        .as("yaw %s, pitch %s, roll %s", yaw, pitch, roll)
                        .containsExactly(new double[] {yaw, pitch, 0}, within(0.1));
                assertThat(pose.error()).isLessThan(0.1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.45, 0, 20, -10, 5", "-0.4, 0.2, 0, 0, 0", "0.3, -0.25, -40, 15, -20"})
    void zeroIsALookIntoTheCameraAlsoAtTheEdgeOfThePicture(double x, double y, double yaw, double pitch, double roll) {
        HeadPose pose = pose(seen(yaw, pitch, roll, new Vector(x, y, 1), 900));
        assertThat(new double[] {pose.yaw(), pose.pitch(), pose.roll()})
                .containsExactly(new double[] {yaw, pitch, roll}, within(2.0));
    }

    @Test
    void theSignsAreAsTheyAreStated() {
        Keypoints right = seen(30, 0, 0); // to the picture's right: the nose leaves the middle of the eyes that way
        assertThat(right.x(Keypoint.NOSE_TIP)).isGreaterThan(eyesMiddle(right) + 5);
        assertThat(pose(right).yaw()).isPositive();
        Keypoints up = seen(0, 30, 0);
        assertThat(up.y(Keypoint.NOSE_TIP)).isLessThan(seen(0, 0, 0).y(Keypoint.NOSE_TIP) - 5);
        assertThat(pose(up).pitch()).isPositive();
        Keypoints clockwise = seen(0, 0, 30); // the subject's left eye, on the picture's right, goes down
        assertThat(clockwise.y(Keypoint.LEFT_EYE_INNER_CORNER))
                .isGreaterThan(clockwise.y(Keypoint.RIGHT_EYE_INNER_CORNER) + 5);
        assertThat(pose(clockwise).roll()).isPositive();
    }

    private static float eyesMiddle(Keypoints points) {
        return (points.x(Keypoint.LEFT_EYE_INNER_CORNER) + points.x(Keypoint.RIGHT_EYE_INNER_CORNER)) / 2;
    }

    @ParameterizedTest
    @ValueSource(ints = {-75, -60, -45, -30, 0, 30, 45, 60, 75})
    void pointsThatAreALittleOffGiveAPoseThatIsALittleOff(int yaw) {
        Random random = new Random(yaw);
        double eyes = 63.1 * 1280 / 800; // pixels
        int far = 0;
        for (int i = 0; i < 200; i++) {
            HeadPose pose = pose(shaken(seen(yaw, 10, 5), 0.02 * eyes, random));
            far += Math.abs(pose.yaw() - yaw) > 15 || Math.abs(pose.roll() - 5) > 15 ? 1 : 0;
            assertThat(pose.spread()).isBetween(0.5, 40.0);
        }
        assertThat(far).as("of 200 more than 15 degrees off").isLessThanOrEqualTo(4);
    }

    @Test
    void theSpreadIsThatOfTheAngles() {
        Random random = new Random(1);
        double squares = 0;
        double spreads = 0;
        for (int i = 0; i < 400; i++) {
            HeadPose pose = pose(shaken(seen(15, 5, 0), 2, random));
            squares += Math.pow(pose.pitch() - 5, 2);
            spreads += pose.spread() / 400;
        }
        assertThat(Math.sqrt(squares / 400)).isBetween(spreads / 2, spreads * 2);
    }

    @Test
    void aPoseNeedsFivePointsThatAreNotAllInOnePlace() {
        float[] coordinates = seen(0, 0, 0).toArray();
        coordinates[2 * Keypoint.MOUTH_LEFT_CORNER.ordinal()] = Float.NaN;
        coordinates[2 * Keypoint.MOUTH_RIGHT_CORNER.ordinal()] = Float.NaN;
        assertThat(pose(Keypoints.of(coordinates)).yaw()).isCloseTo(0, within(0.5));
        coordinates[2 * Keypoint.NOSE_TIP.ordinal()] = Float.NaN;
        assertThat(HeadPose.of(Keypoints.of(coordinates), CAMERA)).isEmpty();
        float[] onePlace = new float[2 * Keypoint.COUNT];
        assertThat(HeadPose.of(Keypoints.of(onePlace), CAMERA)).isEmpty();
    }

    @Test
    void aCropIsNotTakenForAFaceBeforeTheLens() {
        Keypoints points =
                seen(20, 10, 0, new Vector(0, 0, 1), 3000).scaled(4, 4, -4 * 639.5f + 47.5f, -4 * 359.5f + 47.5f);
        HeadPose pose = HeadPose.of(points, Camera.of(96, 96)).orElseThrow();
        assertThat(new double[] {pose.yaw(), pose.pitch()}).containsExactly(new double[] {20, 10}, within(3.0));
    }
}
