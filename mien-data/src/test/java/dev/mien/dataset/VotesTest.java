package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VotesTest {
    /** Sums over votes decide what is learned: in another order they differ in the last bit. */
    @Test
    void votesAreInTheOrderOfTheClassesHoweverTheyCome() {
        List<Expression> backwards = new ArrayList<>(List.of(Expression.values()));
        Collections.reverse(backwards);
        Map<Expression, Integer> given = new LinkedHashMap<>();
        backwards.forEach(expression -> given.put(expression, 1));
        assertThat(new Votes(given, 0).byExpression().keySet()).containsExactly(Expression.values());
    }
}
