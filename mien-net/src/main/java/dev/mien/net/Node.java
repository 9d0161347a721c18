package dev.mien.net;

import java.util.List;

/**
 * A layer in a net, with its inputs.
 *
 * @param name unique in the net; parameters are named {@code node.parameter}, such as {@code stem.conv.weight}
 * @param layer its operation
 * @param inputs the names of its input nodes, which precede it in the net
 */
public record Node(String name, Layer layer, List<String> inputs) {
    public Node {
        inputs = List.copyOf(inputs);
    }

    /** Throws an exception that names this node unless the condition holds. */
    void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("node '" + name + "': " + problem);
        }
    }
}
