"""PyTorch at its best without tuning the system: channels last, fused Adam.

usage: torch_step.py keypoints|expression batch seconds threads
"""

import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
from steptimes import WARM_UP, report


def norm(channels):
    return nn.BatchNorm2d(channels, eps=1e-3, momentum=0.01)  # Keras' defaults


class Block(nn.Module):
    """Bottleneck; with f0 it changes the shape, and its shortcut is projected."""

    def __init__(self, f0, f1, f2, f3):
        super().__init__()
        self.branch = nn.Sequential(
            nn.Conv2d(f0 or f3, f1, 1),
            nn.MaxPool2d(2) if f0 else nn.Identity(),
            norm(f1),
            nn.ReLU(),
            nn.Conv2d(f1, f2, 3, padding=1),
            norm(f2),
            nn.ReLU(),
            nn.Conv2d(f2, f3, 1),
            norm(f3),
        )
        self.shortcut = nn.Sequential(nn.Conv2d(f0, f3, 1), nn.MaxPool2d(2), norm(f3)) if f0 else nn.Identity()

    def forward(self, x):
        return F.relu(self.branch(x) + self.shortcut(x))


def net(task):
    trunk = [nn.ZeroPad2d(3), nn.Conv2d(1, 64, 7, stride=2), norm(64), nn.ReLU(), nn.MaxPool2d(3, 2)]
    for f0, f1, f3 in ((64, 64, 256), (256, 128, 512)):
        trunk += [Block(f0, f1, f1, f3), Block(0, f1, f1, f3), Block(0, f1, f1, f3)]
    if task == "expression":
        return nn.Sequential(*trunk, nn.AvgPool2d(4), nn.Flatten(), nn.Linear(512, 5))
    dense = [nn.Linear(2048, 4096), nn.ReLU(), nn.Dropout(0.2), nn.Linear(4096, 2048), nn.ReLU(), nn.Dropout(0.1)]
    return nn.Sequential(*trunk, nn.AvgPool2d(2), nn.Flatten(), *dense, nn.Linear(2048, 30), nn.ReLU())


def main(task, batch, seconds, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = net(task).to(memory_format=torch.channels_last).train()
    optimizer = torch.optim.Adam(model.parameters(), 1e-3, eps=1e-7, fused=True)
    images = torch.rand(batch, 1, 96, 96).contiguous(memory_format=torch.channels_last)
    if task == "keypoints":
        targets, loss_of = torch.rand(batch, 30), F.mse_loss
    else:
        targets, loss_of = torch.randint(0, 5, (batch,)), F.cross_entropy
    times, warm = [], 0.0
    while len(times) <= WARM_UP or time.perf_counter() - warm < seconds:
        start = time.perf_counter()
        if len(times) == WARM_UP:
            warm = start
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(model(images), targets)
        loss.backward()
        optimizer.step()
        loss.item()
        times.append((time.perf_counter() - start) * 1e3)
    report(batch, times[WARM_UP:])


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print("PyTorch", torch.__version__)
    else:
        main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
