package dev.mien.cli.predict;

import dev.mien.Expression;
import dev.mien.plot.Axis;
import dev.mien.plot.Chart;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import dev.mien.video.ExpressionTimeline;
import dev.mien.video.Person;
import java.util.ArrayList;
import java.util.List;

/** Draws the expression of a person over time, with a line for each class. */
final class ExpressionChart {
    private ExpressionChart() {}

    static Chart of(Person person) {
        ExpressionTimeline timeline = person.expression();
        List<Series> series = new ArrayList<>();
        for (Expression expression : timeline.labels().expressions()) {
            int index = timeline.labels().indexOf(expression);
            series.add(Series.line(expression.label(), timeline.times(), timeline.shares(index)));
        }
        Axis time = Axis.of("time, seconds").from(person.from()).to(person.to());
        return Charts.lines("Person " + person.track(), time, Axis.share("probability"), series);
    }
}
