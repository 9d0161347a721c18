package dev.mien.video;

import dev.mien.Decimal;
import dev.mien.result.ResultTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of episodes: {@code source, track, expression, onset_s, peak_s, end_s, confidence}. */
public final class EpisodeTable implements ResultTable<EpisodeTable.Row> {
    private static final List<Column> COLUMNS = List.of(
            Column.text("source"),
            Column.whole("track"),
            Column.text("expression"),
            Column.number("onset_s"),
            Column.number("peak_s"),
            Column.number("end_s"),
            Column.number("confidence"));

    /**
     * An episode of a person in a video.
     *
     * @param source the video's path as it was given
     * @param track the person's number
     */
    public record Row(String source, int track, Episode episode) {}

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<@Nullable Object> row(Row row) {
        Episode episode = row.episode();
        return Arrays.asList(
                row.source(),
                row.track(),
                episode.expression().label(),
                Decimal.roundedLength(episode.onset()),
                Decimal.roundedLength(episode.peak()),
                Decimal.roundedLength(episode.end()),
                Decimal.roundedLength(episode.confidence()));
    }
}
