"""The peer: a model file behind FastAPI, answering the requests of TensorFlow Serving's clients.

MODEL: the file. THREADS: threads of one answer. WAY: `plain` as FastAPI's own introduction has it, or `tuned`: the body
parsed by orjson, without validation, the model run beside the event loop.
"""
import os

import numpy as np
import onnxruntime
import orjson
from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = int(os.environ["THREADS"])
session = onnxruntime.InferenceSession(os.environ["MODEL"], options)
shape = [-1] + session.get_inputs()[0].shape[1:]
app = FastAPI()


class Faces(BaseModel):
    signature_name: str = "serving_default"
    instances: list[list[list[list[float]]]]


def answer(instances):
    images = np.asarray(instances, np.float32).reshape(shape)
    return session.run(None, {"image": images})[0]


@app.get("/")
def ready():
    return {}


if os.environ["WAY"] == "plain":

    @app.post("/v1/models/{name}:predict")
    def predict(name: str, faces: Faces):
        return {"predictions": answer(faces.instances).tolist()}

else:

    @app.post("/v1/models/{name}:predict")
    async def predict(name: str, request: Request):
        body = await request.body()
        answers = await run_in_threadpool(lambda: answer(orjson.loads(body)["instances"]))
        return Response(orjson.dumps({"predictions": answers}, option=orjson.OPT_SERIALIZE_NUMPY), media_type="application/json")
