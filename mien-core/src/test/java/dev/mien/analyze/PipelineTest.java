package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final int MANY = 200;

    private static Picture picture(int number) {
        return Picture.of(new GrayImage(4, 3, new byte[12])).withSource(Integer.toString(number));
    }

    private static List<Face> face(Picture picture) {
        float left = Integer.parseInt(picture.source());
        return List.of(new Face(new Box(left, 0, left + 1, 1), 1, Optional.empty(), Optional.empty()));
    }

    private static Pipeline<Picture> pipeline(Iterator<Picture> pictures, Function<Picture, List<Face>> reader) {
        return pipeline(pictures, reader, (input, picture, faces) -> {});
    }

    private static Pipeline<Picture> pipeline(
            Iterator<Picture> pictures, Function<Picture, List<Face>> reader, PictureTask<Picture> task) {
        return new Pipeline<>(pictures, Function.identity(), task, new Pipeline.Readers(reader, () -> reader, 3));
    }

    private static Iterator<Picture> pictures(int count) {
        return IntStream.range(0, count).mapToObj(PipelineTest::picture).iterator();
    }

    private static List<Analyzed<Picture>> all(Iterator<Analyzed<Picture>> answers) {
        List<Analyzed<Picture>> all = new ArrayList<>();
        answers.forEachRemaining(all::add);
        return all;
    }

    @Test
    void answersComeInThePicturesOrderWhicheverIsDoneFirst() {
        CountDownLatch secondDone = new CountDownLatch(1);
        List<Analyzed<Picture>> all = all(pipeline(pictures(MANY), picture -> {
            if (picture.source().equals("0")) {
                await(secondDone);
            } else if (picture.source().equals("1")) {
                secondDone.countDown();
            }
            return face(picture);
        }));

        assertThat(all).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            assertThat(all.get(i).faces().get(0).box().left()).isEqualTo(i);
            assertThat(all.get(i).width()).isEqualTo(4);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anErrorFailsItsPictureAlone() {
        List<Analyzed<Picture>> all = all(pipeline(pictures(9), picture -> {
            switch (picture.source()) {
                case "2" -> throw new UserError("damaged", "2", "mend it");
                case "4" -> throw new StackOverflowError();
                case "6" -> throw new OutOfMemoryError("Java heap space");
                default -> {
                    return face(picture);
                }
            }
        }));

        assertThat(all.stream()
                        .filter(one -> one.error().isPresent())
                        .map(one -> one.input().source()))
                .containsExactly("2", "4", "6");
        assertThat(all.get(2).error().orElseThrow()).hasMessage("2: damaged; mend it");
        assertThat(all.get(6).error().orElseThrow()).hasMessageContaining("6: there is not enough memory to read it");
        assertThat(all.get(7).faces()).hasSize(1);
        assertThatThrownBy(() -> all.get(2).facesOrThrow()).isInstanceOf(UserError.class);
    }

    @Test
    void aPictureThatRanOutOfMemoryBesideOthersIsReadOnceMoreAlone() {
        AtomicInteger inWork = new AtomicInteger();
        var tried = ConcurrentHashMap.<String>newKeySet();
        List<Analyzed<Picture>> all = all(pipeline(pictures(20), picture -> {
            if (tried.add(picture.source()) && picture.source().equals("7")) {
                throw new OutOfMemoryError("Java heap space");
            }
            inWork.incrementAndGet();
            return face(picture);
        }));

        assertThat(all).allMatch(one -> one.error().isEmpty());
        assertThat(inWork).hasValue(20);
    }

    @Test
    void aFaultOfTheProgramCostsItsPictureAlone() {
        List<Analyzed<Picture>> all = all(pipeline(pictures(9), picture -> {
            if (picture.source().equals("3")) {
                throw new ArrayIndexOutOfBoundsException("Index 5 out of bounds for length 5");
            }
            return face(picture);
        }));

        assertThat(all).hasSize(9);
        assertThat(all.get(3).error().orElseThrow())
                .hasMessage("3: failed unexpectedly (Index 5 out of bounds for length 5); report this with the picture")
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThat(all.stream().filter(one -> one.error().isEmpty())).hasSize(8);
    }

    @Test
    void aFaultWhileAPictureIsReadAloneNamesThePicture() {
        var tried = ConcurrentHashMap.<String>newKeySet();
        List<Analyzed<Picture>> all = all(pipeline(pictures(3), picture -> {
            if (tried.add(picture.source())) {
                throw new OutOfMemoryError("Java heap space");
            }
            throw new IllegalArgumentException("no such tile");
        }));

        assertThat(all.get(1).error().orElseThrow())
                .hasMessage("1: failed unexpectedly (no such tile); report this with the picture");
    }

    @Test
    void aTaskIsDoneOnceWithEachPictureWhileItIsOpenAndItsFailureIsThePictures() {
        var faces = new ConcurrentHashMap<String, Integer>();
        List<Analyzed<Picture>> all = all(pipeline(pictures(9), PipelineTest::face, (input, picture, found) -> {
            faces.merge(input.source(), found.size(), Integer::sum);
            if (picture.source().equals("2")) {
                throw new UserError("the disk is full", "2", "make room");
            }
        }));

        assertThat(faces)
                .hasSize(9)
                .allSatisfy((source, count) -> assertThat(count).isOne());
        assertThat(all.stream().filter(one -> one.error().isPresent()))
                .singleElement()
                .satisfies(one -> assertThat(one.input().source()).isEqualTo("2"));
    }

    @Test
    void anErrorOfTheSourceIsThrownAfterTheAnswersBeforeIt() {
        Iterator<Picture> failing = IntStream.range(0, 9)
                .mapToObj(number -> {
                    if (number == 2) {
                        throw new StackOverflowError("a walk that never ends");
                    }
                    return picture(number);
                })
                .iterator();
        Iterator<Analyzed<Picture>> answers = pipeline(failing, PipelineTest::face);

        answers.next();
        answers.next();
        assertThatThrownBy(answers::hasNext).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void picturesBeforeAFailureOfTheirSourceHaveTheirAnswers() {
        Iterator<Picture> failing = IntStream.range(0, 9)
                .mapToObj(number -> {
                    if (number == 4) {
                        throw new UserError("a folder that cannot be read", "here", "look");
                    }
                    return picture(number);
                })
                .iterator();
        Iterator<Analyzed<Picture>> answers = pipeline(failing, PipelineTest::face);

        for (int i = 0; i < 4; i++) {
            assertThat(answers.next().input().source()).isEqualTo(Integer.toString(i));
        }
        assertThatThrownBy(answers::hasNext).isInstanceOf(UserError.class);
    }

    @Test
    void onlyAFewPicturesAreTakenAheadOfTheAnswers() {
        AtomicInteger taken = new AtomicInteger();
        Iterator<Picture> counted = IntStream.range(0, MANY)
                .mapToObj(number -> picture(taken.getAndIncrement()))
                .iterator();
        try (Pipeline<Picture> pipeline = pipeline(counted, PipelineTest::face)) {
            pipeline.next();
            assertThat(taken.get()).isLessThan(20);
        }
    }

    @Test
    void closingEarlyEndsItsThreads() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Pipeline<Picture> pipeline = pipeline(pictures(MANY), picture -> {
            threads.add(Thread.currentThread());
            return face(picture);
        });
        pipeline.next();

        pipeline.close();
        pipeline.close();

        for (Thread thread : threads) {
            thread.join(10_000); // its last work is done, its own end may be a moment away
        }
        assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive);
    }

    @Test
    void aSinglePictureIsReadByAllThreads() {
        List<String> readers = new ArrayList<>();
        Pipeline<Picture> one = new Pipeline<>(
                pictures(1),
                Function.identity(),
                (input, picture, faces) -> {},
                new Pipeline.Readers(
                        picture -> {
                            readers.add("all threads");
                            return face(picture);
                        },
                        () -> {
                            throw new IllegalStateException("not needed");
                        },
                        3));

        assertThat(all(one)).hasSize(1);
        assertThat(readers).containsExactly("all threads");
    }

    @Test
    void anInputWithoutAPictureFailsAlone() {
        Pipeline<Integer> pipeline = new Pipeline<>(
                List.of(0, 1, 2).iterator(),
                number -> number == 1 ? none() : picture(number),
                (input, picture, faces) -> {},
                new Pipeline.Readers(PipelineTest::face, () -> PipelineTest::face, 3));
        List<Analyzed<Integer>> all = new ArrayList<>();
        pipeline.forEachRemaining(all::add);

        assertThat(all).extracting(one -> one.error().isPresent()).containsExactly(false, true, false);
        assertThat(all.get(1).error().orElseThrow())
                .hasMessage("an input: failed unexpectedly (no picture, null); report this with the picture");
    }

    @SuppressWarnings("NullAway") // what a caller who breaks the contract returns
    private static Picture none() {
        return null;
    }

    @Test
    void aMissingLibraryIsNamedAsThat() {
        List<Analyzed<Picture>> all = all(pipeline(pictures(1), picture -> {
            throw new NoClassDefFoundError("com/example/Reader");
        }));

        assertThat(all.get(0).error().orElseThrow())
                .hasMessageContaining("java.lang.NoClassDefFoundError: com/example/Reader");
    }
}
