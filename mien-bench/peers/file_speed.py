"""From picture files to faces by MediaPipe (detection and mesh) or OpenCV (its cascade, boxes only): processor and wall time of each.

usage: file_speed.py mediapipe|opencv FOLDER rounds
"""

import os
import sys
import time

os.environ.setdefault("GLOG_minloglevel", "2")

import cv2

LONGEST = 640  # OpenCV's cascade looks at a picture of that size


def mediapipe_reader():
    import mediapipe

    mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, max_num_faces=5)

    def read(file):
        answer = mesh.process(cv2.cvtColor(cv2.imread(file), cv2.COLOR_BGR2RGB))
        return len(answer.multi_face_landmarks or [])

    return read


def opencv_reader():
    cascade = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_default.xml")

    def read(file):
        gray = cv2.imread(file, cv2.IMREAD_GRAYSCALE)
        scale = min(1, LONGEST / max(gray.shape))
        small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return len(cascade.detectMultiScale(small))

    return read


def main(name, folder, rounds):
    read = {"mediapipe": mediapipe_reader, "opencv": opencv_reader}[name]()
    files = sorted(os.path.join(folder, file) for file in os.listdir(folder))
    for file in files:
        read(file)
    processor, wall = time.process_time(), time.perf_counter()
    faces = sum(read(file) for _ in range(rounds) for file in files)
    pictures = rounds * len(files)
    processor = (time.process_time() - processor) * 1e3 / pictures
    wall = (time.perf_counter() - wall) * 1e3 / pictures
    print(f"{processor:.2f} {wall:.2f} {faces // rounds}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
