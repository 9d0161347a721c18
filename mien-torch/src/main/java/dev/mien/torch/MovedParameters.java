package dev.mien.torch;

import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Node;
import dev.mien.net.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which parameters training moves: all that are trained, except the biases of convolutions that a batch norm follows,
 * even with pooling in between. The norm takes out again what such a bias adds, so its gradient is 0; but Adam would blow
 * up the rounding error in it to full steps, and the running means would limp behind.
 */
final class MovedParameters {
    private MovedParameters() {}

    static Map<String, Parameter> of(Net net) {
        Map<String, Parameter> moved = new LinkedHashMap<>();
        for (Node node : net.nodes()) {
            for (Parameter parameter : node.layer().parameters()) {
                boolean idle = parameter.name().equals("bias")
                        && node.layer() instanceof Layer.Conv
                        && isNormalised(net, node);
                if (parameter.trained() && !idle) {
                    moved.put(node.name() + "." + parameter.name(), parameter);
                }
            }
        }
        return moved;
    }

    private static boolean isNormalised(Net net, Node node) {
        Optional<Node> next = onlyUser(net, node);
        while (next.isPresent() && isPool(next.get().layer())) {
            next = onlyUser(net, next.get());
        }
        return next.isPresent() && next.get().layer() instanceof Layer.BatchNorm;
    }

    private static boolean isPool(Layer layer) {
        return layer instanceof Layer.MaxPool || layer instanceof Layer.AvgPool;
    }

    private static Optional<Node> onlyUser(Net net, Node node) {
        List<Node> users = net.nodes().stream()
                .filter(other -> other.inputs().contains(node.name()))
                .toList();
        return users.size() == 1 ? Optional.of(users.get(0)) : Optional.empty();
    }
}
