"""Faces in decoded photos by MediaPipe and OpenCV's YuNet: a line a contender with wall (median) and processor time in milliseconds.

usage: photo_speed.py FOLDER ROUNDS [yunet.onnx]
  ROUNDS: how often all photos are read before and while the time is taken
"""

import os
import statistics
import sys
import time

os.environ.setdefault("GLOG_minloglevel", "2")

import cv2
import mediapipe


def contenders(photos, yunet):
    """What reads a photo, and the photos in the order of channels that it expects, by name."""
    rgb = [cv2.cvtColor(photo, cv2.COLOR_BGR2RGB) for photo in photos]
    detection = mediapipe.solutions.face_detection.FaceDetection(model_selection=1, min_detection_confidence=0.5)
    mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, max_num_faces=5)
    found = {
        "MediaPipe full-range, boxes": (detection.process, rgb),
        "MediaPipe, detection and mesh": (mesh.process, rgb),
    }
    if yunet:
        detector = cv2.FaceDetectorYN.create(yunet, "", (640, 480), 0.6)

        def boxes(photo):
            detector.setInputSize((photo.shape[1], photo.shape[0]))
            detector.detect(photo)

        found["OpenCV YuNet, boxes"] = (boxes, photos)
    return found


def measure(name, photos, rounds, read):
    for _ in range(rounds):
        for photo in photos:
            read(photo)
    walls = []
    processor = time.process_time()
    for _ in range(rounds):
        for photo in photos:
            wall = time.perf_counter()
            read(photo)
            walls.append((time.perf_counter() - wall) * 1e3)
    spent = (time.process_time() - processor) * 1e3 / len(walls)
    print(f"{name}|{statistics.median(walls):.2f}|{spent:.2f}")


def main(folder, rounds, yunet=None):
    photos = [cv2.imread(os.path.join(folder, file)) for file in sorted(os.listdir(folder))]
    for name, (read, some) in contenders(photos, yunet).items():
        measure(name, some, int(rounds), read)


if __name__ == "__main__":
    main(*sys.argv[1:])
