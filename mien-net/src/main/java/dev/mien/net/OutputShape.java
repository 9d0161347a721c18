package dev.mien.net;

import java.util.List;

/**
 * Computes the output shape of a node from its input shapes, without the batch dimension; refuses shapes that do not
 * match its layer.
 *
 * @param inputs the shapes of all inputs of the layer
 */
record OutputShape(Node node, List<List<Integer>> inputs) implements LayerVisitor<List<Integer>> {
    @Override
    public List<Integer> visit(Layer.Input input) {
        return List.of(input.channels(), input.height(), input.width());
    }

    @Override
    public List<Integer> visit(Layer.ZeroPad pad) {
        List<Integer> maps = maps();
        return List.of(maps.get(0), maps.get(1) + 2 * pad.padding(), maps.get(2) + 2 * pad.padding());
    }

    @Override
    public List<Integer> visit(Layer.Conv conv) {
        return windows(mapsOf(conv.in()), conv.out(), conv.kernel(), conv.stride(), conv.padding());
    }

    @Override
    public List<Integer> visit(Layer.BatchNorm norm) {
        return mapsOf(norm.channels());
    }

    @Override
    public List<Integer> visit(Layer.Relu relu) {
        return input();
    }

    @Override
    public List<Integer> visit(Layer.MaxPool pool) {
        return pooled(pool.kernel(), pool.stride());
    }

    @Override
    public List<Integer> visit(Layer.AvgPool pool) {
        return pooled(pool.kernel(), pool.stride());
    }

    @Override
    public List<Integer> visit(Layer.GlobalAvgPool pool) {
        return List.of(maps().get(0), 1, 1);
    }

    @Override
    public List<Integer> visit(Layer.Upsample upsample) {
        List<Integer> maps = maps();
        return List.of(maps.get(0), upsample.factor() * maps.get(1), upsample.factor() * maps.get(2));
    }

    @Override
    public List<Integer> visit(Layer.SoftArgmax argmax) {
        return List.of(2 * maps().get(0));
    }

    @Override
    public List<Integer> visit(Layer.Flatten flatten) {
        List<Integer> maps = maps();
        return List.of(maps.get(0) * maps.get(1) * maps.get(2));
    }

    @Override
    public List<Integer> visit(Layer.Dense dense) {
        node.require(input().equals(List.of(dense.in())), "takes [" + dense.in() + "], got " + input());
        return List.of(dense.out());
    }

    @Override
    public List<Integer> visit(Layer.Dropout dropout) {
        return input();
    }

    @Override
    public List<Integer> visit(Layer.Concat concat) {
        List<Integer> other = inputs.get(1);
        boolean rows = input().size() == 1 && other.size() == 1;
        node.require(rows, "joins [n] and [m], got " + input() + " and " + other);
        return List.of(input().get(0) + other.get(0));
    }

    @Override
    public List<Integer> visit(Layer.Add add) {
        node.require(input().equals(inputs.get(1)), "adds " + input() + " and " + inputs.get(1));
        return input();
    }

    @Override
    public List<Integer> visit(Layer.Scale scale) {
        return input();
    }

    private List<Integer> input() {
        return inputs.get(0);
    }

    private List<Integer> maps() {
        node.require(input().size() == 3, "takes [channels, height, width], got " + input());
        return input();
    }

    private List<Integer> mapsOf(int channels) {
        List<Integer> maps = maps();
        node.require(maps.get(0) == channels, "takes " + channels + " channels, got " + maps.get(0));
        return maps;
    }

    private List<Integer> pooled(int kernel, int stride) {
        List<Integer> maps = maps();
        return windows(maps, maps.get(0), kernel, stride, 0);
    }

    private List<Integer> windows(List<Integer> maps, int channels, int kernel, int stride, int padding) {
        int height = maps.get(1) + 2 * padding - kernel;
        int width = maps.get(2) + 2 * padding - kernel;
        node.require(height >= 0 && width >= 0, "a window of " + kernel + " does not fit into " + maps);
        return List.of(channels, height / stride + 1, width / stride + 1);
    }
}
