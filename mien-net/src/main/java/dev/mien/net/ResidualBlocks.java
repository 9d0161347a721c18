package dev.mien.net;

/**
 * Adds convolutions with batch norm, and residual blocks of two of them (He et al. 2016, arXiv:1512.03385), to a
 * builder.
 */
record ResidualBlocks(Net.Builder net) {
    /** Adds a convolution with that kernel size, batch norm and ReLU after the node added last. */
    String convolution(String name, int in, int out, int kernel, int stride) {
        return convolution(name, in, out, kernel, kernel / 2, stride);
    }

    /** The same with explicit padding. */
    String convolution(String name, int in, int out, int kernel, int padding, int stride) {
        net.add(name + ".conv", new Layer.Conv(in, out, kernel, stride, padding, 1, false));
        norm(name + ".norm", out);
        return net.add(name + ".relu", new Layer.Relu());
    }

    /** Adds blocks of 3x3 convolutions, the first with that stride, after the node added last. */
    String stage(String name, int blocks, int in, int out, int stride) {
        block(name + ".block1", in, out, stride);
        for (int number = 2; number <= blocks; number++) {
            block(name + ".block" + number, out, out, 1);
        }
        return net.last();
    }

    private void block(String name, int in, int out, int stride) {
        String input = net.last();
        net.add(name + ".conv1", new Layer.Conv(in, out, 3, stride, 1, 1, false), input);
        norm(name + ".norm1", out);
        net.add(name + ".relu1", new Layer.Relu());
        net.add(name + ".conv2", new Layer.Conv(out, out, 3, 1, 1, 1, false));
        String branch = norm(name + ".norm2", out);
        String shortcut = input;
        if (in != out || stride != 1) {
            net.add(name + ".shortcut.conv", new Layer.Conv(in, out, 1, stride, 0, 1, false), input);
            shortcut = norm(name + ".shortcut.norm", out);
        }
        net.add(name + ".add", new Layer.Add(), branch, shortcut);
        net.add(name + ".relu", new Layer.Relu());
    }

    /** Adds batch norm with PyTorch's defaults after the node added last. */
    String norm(String name, int channels) {
        return net.add(name, new Layer.BatchNorm(channels, 1e-5f, .1f));
    }
}
