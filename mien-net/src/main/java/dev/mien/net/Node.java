package dev.mien.net;

import java.util.List;

/**
 * A layer at its place in a net.
 *
 * @param name unique in the net; parameters are named {@code node.parameter}, such as {@code stem.conv.weight}
 * @param layer what it computes
 * @param inputs the names of the nodes whose outputs it takes; all stand earlier in the net
 */
public record Node(String name, Layer layer, List<String> inputs) {
    public Node {
        inputs = List.copyOf(inputs);
    }

    /** Refuses the net of this node, which is named, unless that holds. */
    void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("node '" + name + "': " + problem);
        }
    }
}
