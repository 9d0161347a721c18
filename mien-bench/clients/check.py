"""Asks a running server through the clients that people use, and holds each answer to ONNX Runtime's for the same file.

usage: check.py HOST:PORT FER2013.csv.gz|- NAME=FILE.onnx[=SAVEDMODEL=EXPORTED.onnx] ...
"""
import base64
import json
import os
import subprocess
import sys

import numpy as np
import onnxruntime
import requests

import faces

FIVE = [0, 1, 4, 3, 5]  # the two-ResNet project's classes among FER-2013's seven


def notebook(address, name, images):
    """The two-ResNet project's own code."""
    data = json.dumps({"signature_name": "serving_default", "instances": images.tolist()})
    headers = {"content-type": "application/json"}
    response = requests.post(f"http://{address}/v1/models/{name}/versions/1:predict", data=data, headers=headers)
    response.raise_for_status()
    return np.array(json.loads(response.text)["predictions"])


def columns(address, name, images):
    response = requests.post(f"http://{address}/v1/models/{name}:predict", json={"inputs": images.tolist()})
    response.raise_for_status()
    return np.array(response.json()["outputs"])


def tensorflow_serving(address, name, images):
    import grpc
    import tensorflow as tf
    from tensorflow_serving.apis import predict_pb2, prediction_service_pb2_grpc

    with grpc.insecure_channel(address) as channel:
        request = predict_pb2.PredictRequest()
        request.model_spec.name = name
        request.model_spec.signature_name = "serving_default"
        request.inputs["image"].CopyFrom(tf.make_tensor_proto(images))
        response = prediction_service_pb2_grpc.PredictionServiceStub(channel).Predict(request, 30)
    (output,) = response.outputs.values()
    assert response.model_spec.version.value == 1
    return tf.make_ndarray(output)


def tensorflow_serving_tells(address, name):
    """Status and metadata."""
    import grpc
    from tensorflow_serving.apis import (
        get_model_metadata_pb2, get_model_status_pb2, model_service_pb2_grpc, prediction_service_pb2_grpc)

    with grpc.insecure_channel(address) as channel:
        status = get_model_status_pb2.GetModelStatusRequest()
        status.model_spec.name = name
        (version,) = model_service_pb2_grpc.ModelServiceStub(channel).GetModelStatus(status, 30).model_version_status
        assert version.State.Name(version.state) == "AVAILABLE" and version.status.error_code == 0
        metadata = get_model_metadata_pb2.GetModelMetadataRequest(metadata_field=["signature_def"])
        metadata.model_spec.name = name
        told = prediction_service_pb2_grpc.PredictionServiceStub(channel).GetModelMetadata(metadata, 30)
        signatures = get_model_metadata_pb2.SignatureDefMap()
        assert told.metadata["signature_def"].Unpack(signatures)
        shape = signatures.signature_def["serving_default"].inputs["image"].tensor_shape
        assert [dim.size for dim in shape.dim] == [-1, 96, 96, 1]


def triton_http(binary):
    def ask(address, name, images):
        import tritonclient.http as client

        with client.InferenceServerClient(address) as server:
            assert server.is_server_live() and server.is_server_ready() and server.is_model_ready(name)
            return infer(client, server, name, images, {"binary_data": binary})

    return ask


def triton_grpc(address, name, images):
    import tritonclient.grpc as client

    with client.InferenceServerClient(address) as server:
        assert server.is_server_live() and server.is_server_ready() and server.is_model_ready(name)
        return infer(client, server, name, images, {})


def infer(client, server, name, images, form):
    metadata = server.get_model_metadata(name)
    output = metadata["outputs"][0]["name"] if isinstance(metadata, dict) else metadata.outputs[0].name
    image = client.InferInput("image", images.shape, "FP32")
    image.set_data_from_numpy(images, **({"binary_data": form["binary_data"]} if form else {}))
    wanted = client.InferRequestedOutput(output, **form)
    return server.infer(name, [image], outputs=[wanted]).as_numpy(output)


def grpcurl(address, name, images):
    image = {
        "dtype": "DT_FLOAT",
        "tensor_shape": {"dim": [{"size": size} for size in images.shape]},
        "tensor_content": base64.b64encode(images.tobytes()).decode(),
    }
    service = ["-import-path", os.environ["PROTOS"], "-proto", "serving/services.proto", "-d", "@"]
    answer = subprocess.run(
        [os.environ.get("GRPCURL", "grpcurl"), "-plaintext", *service, address, "tensorflow.serving.PredictionService/Predict"],
        input=json.dumps({"model_spec": {"name": name}, "inputs": {"image": image}}).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    (output,) = json.loads(answer.stdout)["outputs"].values()
    return np.array(output["floatVal"]).reshape(len(images), -1)


CLIENTS = {
    "requests, rows": notebook,
    "requests, columns": columns,
    "tensorflow-serving-api": tensorflow_serving,
    "tritonclient, HTTP": triton_http(True),
    "tritonclient, HTTP, JSON": triton_http(False),
    "tritonclient, gRPC": triton_grpc,
    "grpcurl": grpcurl,
}


def expected(file, images):
    session = onnxruntime.InferenceSession(file)
    below = session.get_inputs()[0].shape[2] - images.shape[1]  # a model of 27 points reads below the face, too
    higher = np.pad(images[..., 0], ((0, 0), (0, below), (0, 0)), mode="edge")
    return session.run(None, {"image": higher[:, None]})[0]


def saved_model(folder, images):
    import tensorflow as tf

    signature = tf.saved_model.load(folder).signatures["serving_default"]
    (output,) = signature(image=tf.constant(images)).values()
    return output.numpy()


def report(name, what, answer, truth, most):
    if (answer.shape[1], truth.shape[1]) == (5, 7):
        truth = truth[:, FIVE] / truth[:, FIVE].sum(axis=1, keepdims=True)
    difference = float(np.abs(np.asarray(answer, np.float64) - truth).max())
    assert answer.shape == truth.shape, (answer.shape, truth.shape)
    print(f"{name:16} {what:26} {len(truth):4} faces, largest difference {difference:.1e}", flush=True)
    assert difference <= most, f"{name}: {what} differs by {difference}"


def main(address, data, *models):
    images = faces.drawn(100) if data == "-" else faces.from_fer(data, 100)
    for model in models:
        name, file, *exported = model.split("=")
        truth = expected(file, images)
        for what, ask in CLIENTS.items():
            for count in (1, len(images)):
                report(name, what, ask(address, name, images[:count]), truth[:count], 1e-5)
        tensorflow_serving_tells(address, name)
        if exported:
            folder, source = exported
            report(name, "TensorFlow, SavedModel", saved_model(folder, images), expected(source, images), 2e-4)


if __name__ == "__main__":
    main(*sys.argv[1:])
