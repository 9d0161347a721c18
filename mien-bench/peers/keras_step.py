"""Keras on TensorFlow, `fit` as the two-ResNet project calls it; each step is timed from its begin to its end.

usage: keras_step.py keypoints|expression batch seconds threads
"""

import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from steptimes import WARM_UP, report

STEPS_AN_EPOCH = 8


def block(x, f1, f3, changes_shape):
    pool = layers.MaxPooling2D(2) if changes_shape else layers.Identity()
    y = layers.ReLU()(layers.BatchNormalization()(pool(layers.Conv2D(f1, 1)(x))))
    y = layers.ReLU()(layers.BatchNormalization()(layers.Conv2D(f1, 3, padding="same")(y)))
    y = layers.BatchNormalization()(layers.Conv2D(f3, 1)(y))
    if changes_shape:
        x = layers.BatchNormalization()(layers.MaxPooling2D(2)(layers.Conv2D(f3, 1)(x)))
    return layers.ReLU()(layers.Add()([y, x]))


def net(task):
    image = layers.Input((96, 96, 1))
    x = layers.Conv2D(64, 7, strides=2)(layers.ZeroPadding2D(3)(image))
    x = layers.MaxPooling2D(3, 2)(layers.ReLU()(layers.BatchNormalization()(x)))
    for f1, f3 in ((64, 256), (128, 512)):
        for number in range(3):
            x = block(x, f1, f3, number == 0)
    if task == "expression":
        x = layers.Flatten()(layers.AveragePooling2D(4)(x))
        return keras.Model(image, layers.Dense(5, activation="softmax")(x))
    x = layers.Flatten()(layers.AveragePooling2D(2)(x))
    x = layers.Dropout(0.2)(layers.Dense(4096, activation="relu")(x))
    x = layers.Dropout(0.1)(layers.Dense(2048, activation="relu")(x))
    return keras.Model(image, layers.Dense(30, activation="relu")(x))


class Clock(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.times, self.start = [], 0.0

    def on_train_batch_begin(self, batch, logs=None):
        self.start = time.perf_counter()

    def on_train_batch_end(self, batch, logs=None):
        if batch > 0:  # the first of an epoch also sets up the data
            self.times.append((time.perf_counter() - self.start) * 1e3)


def main(task, batch, seconds, threads):
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(threads)
    keras.utils.set_random_seed(1)
    model = net(task)
    loss = "mean_squared_error" if task == "keypoints" else "categorical_crossentropy"
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss=loss)
    rows = batch * STEPS_AN_EPOCH
    images = np.random.rand(rows, 96, 96, 1).astype("f")
    if task == "keypoints":
        targets = np.random.rand(rows, 30).astype("f")
    else:
        targets = np.eye(5, dtype="f")[np.random.randint(0, 5, rows)]
    clock, warm = Clock(), time.perf_counter()
    while len(clock.times) <= WARM_UP or time.perf_counter() - warm < seconds:
        model.fit(images, targets, batch_size=batch, epochs=1, verbose=0, shuffle=False, callbacks=[clock])
        if len(clock.times) < STEPS_AN_EPOCH:
            warm = time.perf_counter()
    report(batch, clock.times[WARM_UP:])


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print("Keras", keras.__version__, "on TensorFlow", tf.__version__)
    else:
        main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
