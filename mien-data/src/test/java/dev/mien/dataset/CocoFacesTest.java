package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Box;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoFacesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Map<Path, List<PlacedFace>> read(String json) throws IOException {
        return whole(json).faces();
    }

    private AnnotatedPhotos whole(String json) throws IOException {
        return CocoFaces.read(Files.writeString(folder.resolve("coco.json"), json));
    }

    /** A photo with a box of category 1, one of category 2, and these categories. */
    private static String two(String categories) {
        return """
                {"images": [{"id": 1, "file_name": "a.jpg"}],
                 "annotations": [{"image_id": 1, "category_id": 1, "bbox": [0, 0, 9, 9]},
                                 {"image_id": 1, "category_id": 2, "bbox": [0, 0, 5, 5]}],
                 "categories": [%s]}
                """.formatted(categories);
    }

    @Test
    void aBoxIsItsLeftTopWidthAndHeight() throws IOException {
        Map<Path, List<PlacedFace>> faces = read("""
                {"images": [{"id": "x", "file_name": "in/a.jpg"}, {"id": 8, "file_name": "b.jpg"}],
                 "annotations": [{"image_id": "x", "bbox": [1, 2.5, 10, 20]}, {"image_id": "x", "bbox": [3, 4, 5, 6]}]}
                """);
        assertThat(faces.get(Path.of("in/a.jpg")))
                .extracting(placed -> placed.face().box())
                .containsExactly(new Box(1, 2.5f, 11, 22.5f), new Box(3, 4, 8, 10));
        assertThat(faces.get(Path.of("b.jpg"))).isEmpty(); // a picture without a face is one to look at too
    }

    @Test
    void ofSeveralCategoriesThoseCalledFaceAreRead() throws IOException {
        AnnotatedPhotos read = whole(two("{\"id\": 1, \"name\": \"dog\"}, {\"id\": 2, \"name\": \"Human Face\"}"));
        assertThat(read.faces().get(Path.of("a.jpg")))
                .extracting(placed -> placed.face().box())
                .containsExactly(new Box(0, 0, 5, 5));
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void severalCategoriesOfWhichNoneIsCalledFaceAreRefusedWithTheirNames() {
        refuses(
                two("{\"id\": 1, \"name\": \"dog\"}, {\"id\": 2, \"name\": \"head\"}"),
                "coco.json: boxes of several categories, and none is called face: 'dog', 'head'; rename what is a face");
        refuses(two("{\"id\": 2, \"name\": \"head\"}"), "none is called face: 'category_id' 1, 'head'");
    }

    /** Some tools list a category for all others, which has no box. */
    @Test
    void theOnlyCategoryWithBoxesIsTakenAndSaid() throws IOException {
        AnnotatedPhotos read = whole("""
                {"images": [{"id": 1, "file_name": "a.jpg"}],
                 "annotations": [{"image_id": 1, "category_id": 4, "bbox": [0, 0, 9, 9]}],
                 "categories": [{"id": 3, "name": "all"}, {"id": 4, "name": "head"}]}
                """);
        assertThat(read.faces().get(Path.of("a.jpg"))).hasSize(1);
        assertThat(read.notes())
                .containsExactly(folder.resolve("coco.json") + ": the boxes of its category 'head' are taken as faces");
    }

    @Test
    void withoutCategoriesAllBoxesAreFaces() throws IOException {
        AnnotatedPhotos read = whole("""
                {"images": [{"id": 1, "file_name": "a.jpg"}],
                 "annotations": [{"image_id": 1, "bbox": [0, 0, 9, 9]}, {"image_id": 1, "bbox": [0, 0, 5, 5]}]}
                """);
        assertThat(read.faces().get(Path.of("a.jpg"))).hasSize(2);
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void crowdsAndIgnoredBoxesAreMarkedAsSuch() throws IOException {
        assertThat(read("""
                        {"images": [{"id": 1, "file_name": "a.jpg"}],
                         "annotations": [{"image_id": 1, "iscrowd": 1, "bbox": [0, 0, 9, 9]},
                                         {"image_id": 1, "ignore": 1, "bbox": [0, 0, 9, 9]},
                                         {"image_id": 1, "iscrowd": 0, "bbox": [0, 0, 9, 9]}]}
                        """).get(Path.of("a.jpg")))
                .extracting(placed -> placed.face().invalid())
                .containsExactly(true, true, false);
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        refuses("", "coco.json: an empty file");
        refuses("[1, 2", "coco.json: not JSON");
        refuses("{\"images\": []}", "coco.json: has no 'images' or no 'annotations'");
        refuses(
                "{\"images\": [], \"annotations\": [{\"image_id\": 3, \"bbox\": [1, 2, 3, 4]}]}",
                "coco.json: annotation 1: of no image that is listed");
        refuses(
                "{\"images\": [{\"id\": 3, \"file_name\": \"a.jpg\"}],"
                        + " \"annotations\": [{\"image_id\": 3, \"bbox\": [1, 2, 3]}]}",
                "coco.json: annotation 1: its 'bbox' has 3 numbers, not 4");
        refuses(
                "{\"images\": [{\"id\": 3, \"file_name\": \"a.jpg\"}],"
                        + " \"annotations\": [{\"image_id\": 3, \"bbox\": [1, 2, 3, \"x\"]}]}",
                "coco.json: annotation 1: ");
    }

    private void refuses(String json, String problem) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UserError.class).hasMessageContaining(problem);
    }
}
