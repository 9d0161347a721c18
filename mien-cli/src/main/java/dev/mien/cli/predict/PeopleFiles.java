package dev.mien.cli.predict;

import dev.mien.LabelSet;
import dev.mien.cli.table.TableFormat;
import dev.mien.draw.FaceGrid;
import dev.mien.image.PictureFiles;
import dev.mien.video.Episode;
import dev.mien.video.EpisodeTable;
import dev.mien.video.People;
import dev.mien.video.PeopleTable;
import dev.mien.video.Person;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the reports on persons in videos: sheets and charts in a folder, and the tables {@code people} and
 * {@code episodes} beside it.
 */
final class PeopleFiles implements Closeable {
    private final OutputFolder folder;
    private final GrowingTable<PeopleTable.Row> people;
    private final GrowingTable<EpisodeTable.Row> episodes;
    private boolean used;

    PeopleFiles(Path out, TableFormat format, LabelSet labels) throws IOException {
        folder = new OutputFolder(out.resolve(ResultFolders.PEOPLE));
        people = GrowingTable.open(out, "people", format, new PeopleTable(labels));
        try {
            episodes = GrowingTable.open(out, "episodes", format, new EpisodeTable());
        } catch (IOException | RuntimeException | Error e) {
            people.close(false);
            throw e;
        }
    }

    /**
     * Writes the persons of a video.
     *
     * @param source the video's path as it was given
     * @param name a relative path, by which the folder for sheets and charts is called
     */
    People.Taker taker(String source, Path name) {
        Path own = folder.free(name, "");
        return person -> {
            add(source, person);
            if (!person.passedBy()) {
                draw(person, own);
            }
        };
    }

    private static void draw(Person person, Path folder) throws IOException {
        if (!person.pictures().isEmpty()) {
            PictureFiles.writePng(
                    folder.resolve(person.track() + "-faces.png"),
                    FaceGrid.draw(person.pictures(), "Person " + person.track()));
        }
        if (person.expression().times().length > 0) {
            ExpressionChart.of(person).writePng(folder.resolve(person.track() + "-expression.png"));
        }
    }

    /** Adds a person to the tables. */
    private void add(String source, Person person) {
        people.write(new PeopleTable.Row(source, person));
        for (Episode episode : person.statistics().episodes()) {
            episodes.write(new EpisodeTable.Row(source, person.track(), episode));
        }
        used = true;
    }

    @Override
    public void close() throws IOException {
        try {
            episodes.close(used);
        } finally {
            people.close(used);
        }
    }
}
