package dev.mien.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Expression;
import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.PhotoSplits;
import dev.mien.dataset.Split;
import dev.mien.export.OnnxExporter;
import dev.mien.export.OnnxWeights;
import dev.mien.image.Luma;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import dev.mien.synthetic.SyntheticFaces;
import dev.mien.train.run.SplitFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detector's file with the shipped weights, verified on drawn photos. */
class VerifyDetectorTest {
    private static final int SIDE = 320;
    private static final Pattern FOUND = Pattern.compile("val_average_precision +\\w+ +file: [\\d.]+; data: ([\\d.]+)");

    @TempDir
    Path folder;

    private Path boxes = Path.of("");
    private Path empty = Path.of("");
    private Path split = Path.of("");
    private String said = "";

    @BeforeEach
    void draw() throws IOException {
        empty = Files.createDirectory(folder.resolve("empty"));
        photo(empty.resolve("wall.png"), 0);
        StringBuilder table = new StringBuilder("image,left,top,right,bottom\n");
        for (int i = 0; i < 3; i++) {
            int side = 90 + 40 * i;
            photo(folder.resolve(i + ".png"), side);
            // the drawn head is narrower and lower than its picture
            table.append(String.join(",", i + ".png", at(side, .15), at(side, .05), at(side, .85), at(side, 1)))
                    .append('\n');
        }
        boxes = Files.writeString(folder.resolve("boxes.csv"), table);
        split = folder.resolve("split.json");
        SplitFile.write(split, new Split("by hand", new int[] {0}, new int[] {1, 2}, new int[0]));
    }

    private static String at(int side, double share) {
        return Double.toString((SIDE - side) / 2.0 + share * side);
    }

    private static void photo(Path file, int side) throws IOException {
        BufferedImage photo = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = photo.createGraphics();
        canvas.setColor(Color.LIGHT_GRAY);
        canvas.fillRect(0, 0, SIDE, SIDE);
        if (side > 0) {
            BufferedImage face =
                    Luma.picture(SyntheticFaces.draw(Expression.HAPPY, 3, 5).image());
            canvas.drawImage(face, (SIDE - side) / 2, (SIDE - side) / 2, side, side, null);
        }
        canvas.dispose();
        ImageIO.write(photo, "png", file.toFile());
    }

    private Path model(String hash, double averagePrecision) throws IOException {
        return model(hash, averagePrecision, "by hand");
    }

    private Path model(String hash, double averagePrecision, String split) throws IOException {
        Net net = Presets.create("pyramid", Task.DETECTOR, 5);
        Weights shipped = OnnxWeights.of(ModelOrigin.shipped(Task.DETECTOR).read())
                .into(net, Weights.initial(net, new Random(1)));
        ModelMetadata metadata = new ModelMetadata(
                Task.DETECTOR,
                Optional.empty(),
                "pyramid",
                ModelMetadata.INPUT_RANGE,
                "boxes.csv+empty",
                hash,
                split,
                1,
                Map.of("val_average_precision", averagePrecision),
                "none",
                "test");
        Path file = folder.resolve("detector.onnx");
        OnnxExporter.write(file, net, shipped, metadata);
        return file;
    }

    private String hash() throws IOException {
        return FacePhotos.read(boxes, Optional.of(empty)).hash();
    }

    private int run(List<String> first, String... more) {
        List<String> arguments = new ArrayList<>(first);
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.run(arguments.toArray());
        said = run.out() + run.err();
        return run.code();
    }

    private int verify(Path model) {
        return run(
                List.of("verify", model.toString(), "--data", boxes.toString()),
                "--background",
                empty.toString(),
                "--split-file",
                split.toString());
    }

    @Test
    void anAveragePrecisionThatIsNotThatOfTheDataDiffersAndTheOneThatIsHolds() throws IOException {
        assertThat(verify(model(hash(), .123))).isEqualTo(ExitCode.SOME_FAILED);
        Matcher found = FOUND.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        assertThat(Double.parseDouble(found.group(1))).isGreaterThan(.3);
        assertThat(verify(model("00ff", .123))).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(said).containsPattern("data hash +differs").containsPattern("val_average_precision +not checked");
    }

    @Test
    void aSplitWithOtherPhotosThanItsSeedGivesDiffers() throws IOException {
        Split drawn = PhotoSplits.draw(FacePhotos.read(boxes, Optional.of(empty)), 1);
        Path model = model(hash(), .123, drawn.description());
        SplitFile.write(split, drawn);
        verify(model);
        assertThat(said).containsPattern("split +holds");
        SplitFile.write(split, new Split(drawn.description(), drawn.heldOut(), drawn.train(), new int[0]));
        assertThat(verify(model)).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(said)
                .containsPattern("split +differs")
                .contains("the split.json has other rows than seed 1 gives: ");
    }

    @Test
    void aSplitIsThatOfItsSeedAlsoWhereAPhotoIsDamaged() throws IOException {
        Split drawn = PhotoSplits.draw(FacePhotos.read(boxes, Optional.of(empty)), 1);
        Files.write(folder.resolve(drawn.train()[0] + ".png"), new byte[] {1, 2, 3});
        FacePhotos photos = FacePhotos.read(boxes, Optional.of(empty)).checked(.5);
        Split trained = photos.readable(PhotoSplits.draw(photos, 1));
        SplitFile.write(split, trained);
        Path model = model(photos.hash(), .123, trained.description());
        for (List<String> given : List.of(List.<String>of(), List.of("--split-file", split.toString()))) {
            List<String> verify = new ArrayList<>(List.of("verify", model.toString(), "--data", boxes.toString()));
            verify.addAll(given);
            run(verify, "--background", empty.toString(), "--bad-rows", ".5");
            assertThat(said).containsPattern("split +holds");
        }
    }

    @Test
    void anEightBitDetectorStatesItsOwnFigureWhereItsPhotosAreGiven() throws IOException {
        Path model = model(hash(), .123);
        Path out = folder.resolve("int8.onnx");
        List<String> export = List.of("export", model.toString(), "--int8", boxes.toString(), "--out", out.toString());
        String[] data = {"--data", boxes.toString(), "--split-file", split.toString()};
        assertThat(run(export, data)).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(said).contains("not the data and the split").contains("--background");
        assertThat(out).doesNotExist();
        List<String> whole = new ArrayList<>(export);
        whole.addAll(List.of("--background", empty.toString()));
        assertThat(run(whole, data)).as(said).isEqualTo(ExitCode.DONE);
        assertThat(verify(out)).as(said).isEqualTo(ExitCode.DONE);
        assertThat(said).containsPattern("val_average_precision +holds +0\\.[3-9]");
    }

    @Test
    void whatWasGuessedInReadingPhotosIsToldByVerifyAndExport() throws IOException {
        boxes = Files.writeString(folder.resolve("heads.json"), """
                {"images": [{"id": 1, "file_name": "0.png"}, {"id": 2, "file_name": "1.png"}, {"id": 3, "file_name": "2.png"}],
                 "categories": [{"id": 7, "name": "head"}],
                 "annotations": [{"image_id": 1, "category_id": 7, "bbox": [120, 120, 80, 85]},
                                 {"image_id": 2, "category_id": 7, "bbox": [110, 102, 90, 122]},
                                 {"image_id": 3, "category_id": 7, "bbox": [95, 85, 120, 160]}]}
                """);
        String note = "heads.json: the boxes of its category 'head' are taken as faces";
        Path model = model(hash(), .123);
        verify(model);
        assertThat(said).contains(note);
        assertThat(run(
                        List.of("export", model.toString(), "--int8", boxes.toString(), "--data", boxes.toString()),
                        "--background",
                        empty.toString(),
                        "--split-file",
                        split.toString(),
                        "--out",
                        folder.resolve("int8.onnx").toString()))
                .as(said)
                .isEqualTo(ExitCode.DONE);
        assertThat(said).containsOnlyOnce(note);
    }
}
