package dev.mien.cli.predict;

import dev.mien.LabelSet;
import dev.mien.cli.table.RowsFile;
import dev.mien.cli.table.TableFormat;
import dev.mien.draw.FaceGrid;
import dev.mien.image.PictureFiles;
import dev.mien.result.ResultWriter;
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
    private final RowsFile peopleFile;
    private final RowsFile episodesFile;
    private final ResultWriter<PeopleTable.Row> people;
    private final ResultWriter<EpisodeTable.Row> episodes;
    private boolean used;

    PeopleFiles(Path out, TableFormat format, LabelSet labels) throws IOException {
        folder = new OutputFolder(out.resolve(ResultFolders.PEOPLE));
        peopleFile = new RowsFile(out.resolve("people." + format.ending()));
        episodesFile = new RowsFile(out.resolve("episodes." + format.ending()));
        people = format.table(peopleFile.growing(), "people", new PeopleTable(labels));
        episodes = format.table(episodesFile.growing(), "episodes", new EpisodeTable());
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
        try {
            people.write(new PeopleTable.Row(source, person));
            for (Episode episode : person.statistics().episodes()) {
                episodes.write(new EpisodeTable.Row(source, person.track(), episode));
            }
            used = true;
        } catch (IOException e) {
            throw new OutputFailure(peopleFile.named(e));
        }
    }

    @Override
    public void close() throws IOException {
        try (people) {
            episodes.close();
        } catch (IOException e) {
            throw peopleFile.named(e);
        } finally {
            for (RowsFile file : new RowsFile[] {peopleFile, episodesFile}) {
                if (used) {
                    file.keep();
                } else {
                    file.drop();
                }
            }
        }
    }
}
