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
 * Selects the parameters that the optimizer updates: all trained ones, except biases of convolutions followed by a
 * batch norm, also with pooling in between. The norm cancels such a bias, so that its gradient is 0; but Adam would
 * amplify the rounding errors of the gradient to full steps, and the running means would lag behind.
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
