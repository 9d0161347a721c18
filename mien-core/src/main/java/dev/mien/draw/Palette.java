package dev.mien.draw;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import java.awt.Color;

/**
 * The colours of all drawings, distinguishable by colour-blind people, too (Okabe and Ito 2008, "Color Universal
 * Design").
 */
final class Palette {
    static final Color INK = new Color(0x1a1a1a);
    static final Color FAINT_INK = new Color(0x6b6b6b);
    static final Color PAPER = Color.WHITE;
    static final Color RIGHT = new Color(0x0072b2);
    static final Color WRONG = new Color(0xd55e00);
    static final Color UNKNOWN = new Color(0xb8b8b8);
    static final Color DOUBT = new Color(0x8c8c8c);

    private static final Color ORANGE = new Color(0xe69f00);
    private static final Color SKY = new Color(0x56b4e9);
    private static final Color GREEN = new Color(0x009e73);
    private static final Color YELLOW = new Color(0xf0e442);
    private static final Color BLUE = new Color(0x0072b2);
    private static final Color PURPLE = new Color(0xcc79a7);

    private Palette() {}

    /** The colour of faces without an expression. */
    static Color plain() {
        return PAPER;
    }

    /** The colour of the likeliest expression, or gray if the model doubts it. */
    static Color of(ExpressionScores scores) {
        return scores.isSure() ? of(scores.best()) : DOUBT;
    }

    static Color of(Expression expression) {
        return switch (expression) {
            case ANGER -> WRONG;
            case DISGUST -> GREEN;
            case FEAR -> PURPLE;
            case HAPPY -> YELLOW;
            case SAD -> BLUE;
            case SURPRISE -> ORANGE;
            case NEUTRAL -> SKY;
        };
    }

    /** One colour for the subject's left and another for the right, so that swapped points are obvious. */
    static Color of(Keypoint point) {
        if (point.mirror() == point) {
            return YELLOW;
        }
        return point.name().contains("LEFT") ? SKY : ORANGE;
    }

    /** Black or white, whichever has more contrast to that colour. */
    static Color inkOn(Color color) {
        double luma = 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
        return luma > 125 ? INK : PAPER;
    }
}
