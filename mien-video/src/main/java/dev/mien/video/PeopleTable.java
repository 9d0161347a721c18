package dev.mien.video;

import dev.mien.Decimal;
import dev.mien.Expression;
import dev.mien.LabelSet;
import dev.mien.Measure;
import dev.mien.result.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The table of persons in videos: {@code source, track, from_s, to_s, seconds, frames, share, expression}; for each
 * class {@code <class>_s}, {@code <class>_share} and {@code <class>_longest_s}; {@code transitions}; for yaw, pitch and
 * roll {@code _p05, _p50, _p95}; {@code blinks, blinks_per_minute, eyes_closed_share, eye_aspect_ratio_open}; and
 * {@code left_out}, the reason if there is no sheet of a person.
 */
public final class PeopleTable implements ResultTable<PeopleTable.Row> {
    private final LabelSet labels;
    private final List<Column> columns = new ArrayList<>();

    /**
     * A person in a video.
     *
     * @param source the video's path as it was given
     */
    public record Row(String source, Person person) {}

    /**
     * The table.
     *
     * @param labels the label set, with columns for each class
     */
    public PeopleTable(LabelSet labels) {
        this.labels = labels;
        columns.add(Column.text("source"));
        columns.add(Column.whole("track"));
        numbers("from_s", "to_s", "seconds");
        columns.add(Column.whole("frames"));
        numbers("share");
        columns.add(Column.text("expression"));
        for (Expression expression : labels.expressions()) {
            String name = expression.label();
            numbers(name + "_s", name + "_share", name + "_longest_s");
        }
        columns.add(Column.whole("transitions"));
        for (Measure measure : PersonStatistics.POSES) {
            numbers(measure.label() + "_p05", measure.label() + "_p50", measure.label() + "_p95");
        }
        columns.add(Column.whole("blinks"));
        numbers("blinks_per_minute", "eyes_closed_share", "eye_aspect_ratio_open");
        columns.add(Column.text("left_out"));
    }

    private void numbers(String... names) {
        for (String name : names) {
            columns.add(Column.number(name));
        }
    }

    @Override
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    @Override
    public List<@Nullable Object> row(Row row) {
        Person person = row.person();
        PersonStatistics statistics = person.statistics();
        double seconds = person.to() - person.from();
        double read =
                statistics.episodes().stream().mapToDouble(Episode::seconds).sum();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.source());
        cells.add(person.track());
        cells.add(Decimal.roundedLength(person.from()));
        cells.add(Decimal.roundedLength(person.to()));
        cells.add(Decimal.roundedLength(seconds));
        cells.add(statistics.frames());
        cells.add(Decimal.roundedLength(statistics.share()));
        cells.add(statistics.prevailing().map(Expression::label).orElse(null));
        for (Expression expression : labels.expressions()) {
            boolean asked = !statistics.episodes().isEmpty();
            cells.add(asked ? Decimal.roundedLength(statistics.seconds(expression)) : null);
            cells.add(asked && read > 0 ? Decimal.roundedLength(statistics.seconds(expression) / read) : null);
            cells.add(asked ? Decimal.roundedLength(statistics.longest(expression)) : null);
        }
        cells.add(statistics.transitions());
        for (Measure measure : PersonStatistics.POSES) {
            for (int percentile : PersonStatistics.PERCENTILES) {
                OptionalDouble value = statistics.pose(measure, percentile);
                cells.add(value.isPresent() ? Decimal.roundedLength(value.getAsDouble()) : null);
            }
        }
        Optional<Blinks> blinks = statistics.blinks();
        cells.add(blinks.map(Blinks::count).orElse(null));
        cells.add(blinks.map(lids -> Decimal.roundedLength(lids.perMinute())).orElse(null));
        cells.add(blinks.map(lids -> Decimal.roundedLength(lids.closedShare())).orElse(null));
        cells.add(blinks.map(lids -> Decimal.roundedLength(lids.open())).orElse(null));
        cells.add(person.passedBy() ? "seen for less than a second" : null);
        return cells;
    }
}
