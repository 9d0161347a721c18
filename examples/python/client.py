"""Asks a running server (mien serve) in the three ways that Python programs do.

usage: client.py HOST:PORT PICTURE
"""
import sys

import numpy as np
import requests
import tritonclient.grpc as triton


def whole_picture(address, picture):
    """All faces of a picture file."""
    with open(picture, "rb") as file:
        answer = requests.post(f"http://{address}/v1/analyze", data=file, timeout=30)
    answer.raise_for_status()
    return answer.json()["faces"]


def as_with_tensorflow_serving(address, crops):
    """The points of face crops [n, 96, 96, 1] in 0..1, as TensorFlow Serving's REST API has it: [n, 30]."""
    body = {"signature_name": "serving_default", "instances": crops.tolist()}
    answer = requests.post(f"http://{address}/v1/models/keypoints:predict", json=body, timeout=30)
    answer.raise_for_status()
    return np.array(answer.json()["predictions"])


def by_grpc(address, crops):
    """The same by Triton's client over gRPC."""
    with triton.InferenceServerClient(address) as server:
        image = triton.InferInput("image", list(crops.shape), "FP32")
        image.set_data_from_numpy(crops)
        return server.infer("keypoints", [image]).as_numpy("keypoints")


def main(address, picture):
    for face in whole_picture(address, picture):
        print(face["box"], face["expression"]["label"], face["keypoints"]["nose_tip"])
    crops = np.random.default_rng(1).random((3, 96, 96, 1), dtype=np.float32)
    rest, grpc = as_with_tensorflow_serving(address, crops), by_grpc(address, crops)
    print("REST and gRPC differ by", np.abs(rest - grpc).max())
    assert np.abs(rest - grpc).max() < 1e-3


if __name__ == "__main__":
    main(*sys.argv[1:])
