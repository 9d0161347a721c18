package dev.mien.net;

/** Convolutions with batch norm, and residual blocks of two of them (He et al. 2016, arXiv:1512.03385), onto a builder. */
record ResidualBlocks(Net.Builder net) {
    /** A convolution of that many pixels a side, batch norm and ReLU onto the node added last. */
    String convolution(String name, int in, int out, int kernel, int stride) {
        return convolution(name, in, out, kernel, kernel / 2, stride);
    }

    /** The same with so many zeros around the picture. */
    String convolution(String name, int in, int out, int kernel, int padding, int stride) {
        net.add(name + ".conv", new Layer.Conv(in, out, kernel, stride, padding, 1, false));
        norm(name + ".norm", out);
        return net.add(name + ".relu", new Layer.Relu());
    }

    /** So many blocks of plain 3x3 convolutions, the first of them with that stride, onto the node added last. */
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

    /** Batch norm with PyTorch's defaults, onto the node added last. */
    String norm(String name, int channels) {
        return net.add(name, new Layer.BatchNorm(channels, 1e-5f, .1f));
    }
}
