"""Writes faces as requests, each with the answer that ONNX Runtime gives for it.

usage: prepare.py MODEL.onnx COUNT OUT.json [FER2013.csv.gz]
"""
import base64
import json
import pathlib
import sys

import onnxruntime

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "clients"))
import faces


def main(model, count, out, data="-"):
    images = faces.drawn(int(count)) if data == "-" else faces.from_fer(data, int(count))
    session = onnxruntime.InferenceSession(model)
    shape = [-1] + session.get_inputs()[0].shape[1:]
    answers = session.run(None, {"image": images.reshape(shape)})[0]
    requests = [
        {
            "body": json.dumps({"signature_name": "serving_default", "instances": image[None].tolist()}),
            "tensor": base64.b64encode(image.astype("<f4").tobytes()).decode(),
            "answer": answer.tolist(),
        }
        for image, answer in zip(images, answers)
    ]
    pathlib.Path(out).write_text(json.dumps(requests))


if __name__ == "__main__":
    main(*sys.argv[1:])
