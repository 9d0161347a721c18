package dev.mien.net;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Initializes the residual blocks that a net has in addition to those of the weights that it starts from. They start as
 * the identity, with a last batch norm that outputs 0, so that the outputs of the net are unchanged at first (Net2Net,
 * Chen et al. 2016, arXiv:1511.05641; the zero after Goyal et al. 2017, arXiv:1706.02677).
 */
final class AddedBlocks {
    private static final Pattern BLOCK = Pattern.compile("(.+\\.block\\d+)\\..+");
    private static final String LAST_SCALE = ".norm2.weight";
    private static final String SHORTCUT = ".shortcut.conv.weight"; // such a block changes its input's shape

    private AddedBlocks() {}

    /** Adds the arrays of whole missing blocks; other missing arrays stay missing. */
    static Map<String, float[]> complete(Net net, Map<String, float[]> arrays, RandomGenerator random) {
        Map<String, float[]> all = new LinkedHashMap<>(arrays);
        asIdentity(net, Weights.initial(net, random)).asMap().forEach((name, start) -> {
            Matcher matcher = BLOCK.matcher(name);
            if (matcher.matches() && keepsShape(net, matcher.group(1)) && isNew(matcher.group(1), arrays.keySet())) {
                all.put(name, start);
            }
        });
        return all;
    }

    /** The same weights with every block that keeps its input's shape as the identity. */
    static Weights asIdentity(Net net, Weights weights) {
        Map<String, float[]> all = new LinkedHashMap<>(weights.asMap());
        all.replaceAll((name, array) -> {
            Matcher matcher = BLOCK.matcher(name);
            boolean isLastScale = matcher.matches() && name.equals(matcher.group(1) + LAST_SCALE);
            return isLastScale && keepsShape(net, matcher.group(1)) ? new float[array.length] : array;
        });
        return Weights.of(net, all);
    }

    private static boolean keepsShape(Net net, String block) {
        return !net.parameters().containsKey(block + SHORTCUT);
    }

    private static boolean isNew(String block, Collection<String> names) {
        return names.stream().noneMatch(name -> name.startsWith(block + "."));
    }
}
