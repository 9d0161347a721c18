"""Faces in decoded photos by MediaPipe and OpenCV's YuNet: a line a contender with wall (median) and processor time in milliseconds.

usage: photo_speed.py FOLDER [yunet.onnx]
"""

import os
import statistics
import sys
import time

os.environ.setdefault("GLOG_minloglevel", "2")

import cv2
import mediapipe

ROUNDS = 3  # the first warms up


def contenders(yunet):
    detection = mediapipe.solutions.face_detection.FaceDetection(model_selection=1, min_detection_confidence=0.5)
    mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, max_num_faces=5)
    found = {
        "MediaPipe full-range, boxes": lambda photo: detection.process(photo),
        "MediaPipe, detection and mesh": lambda photo: mesh.process(photo),
    }
    if yunet:
        detector = cv2.FaceDetectorYN.create(yunet, "", (640, 480), 0.6)

        def boxes(photo):
            detector.setInputSize((photo.shape[1], photo.shape[0]))
            detector.detect(photo)

        found["OpenCV YuNet, boxes"] = boxes
    return found


def main(folder, yunet=None):
    photos = [cv2.imread(os.path.join(folder, file)) for file in sorted(os.listdir(folder))]
    found = contenders(yunet)
    walls = {name: [] for name in found}
    processors = {name: [] for name in found}
    for turn in range(ROUNDS):
        for photo in photos:
            for name, read in found.items():
                wall, processor = time.perf_counter(), time.process_time()
                read(photo)
                if turn > 0:
                    processors[name].append((time.process_time() - processor) * 1e3)
                    walls[name].append((time.perf_counter() - wall) * 1e3)
    for name in found:
        print(f"{name}|{statistics.median(walls[name]):.2f}|{statistics.mean(processors[name]):.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
