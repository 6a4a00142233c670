# Started by bench-train.js: python3 train-peer.py <workload> <cell> <threads>
# Reads how many steps to do, a line each time; answers with a line of JSON: {"milliseconds": [...], "processor": n, "bytes": n}.
import json
import resource
import sys
import time
import warnings

warnings.simplefilter("ignore")
import torch
from torch import nn

name, cell, threads = sys.argv[1:4]
torch.set_num_threads(int(threads))
torch.set_flush_denormal(True)  # several times faster where gates saturate
torch.manual_seed(1)
recurrent = {"LSTM": nn.LSTM, "GRU": nn.GRU, "SimpleRNN": nn.RNN}[cell]


class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.recurrent = recurrent(28, 64, batch_first=True)
        self.norm = nn.BatchNorm1d(64)
        self.dense = nn.Linear(64, 10)

    def forward(self, rows):
        return self.dense(self.norm(self.recurrent(rows)[0][:, -1]))


class Reviews(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10000, 32)
        self.recurrent = recurrent(32, 32, batch_first=True)
        self.dense = nn.Linear(32, 1)

    def forward(self, ids):
        return self.dense(self.recurrent(self.embedding(ids))[0][:, -1])


if name == "digits":
    model, loss = Digits(), nn.CrossEntropyLoss()
    inputs, targets = torch.rand(256, 28, 28), torch.randint(0, 10, (256,))
    optimizer = torch.optim.Adam(model.parameters())
else:
    model, loss = Reviews(), nn.BCEWithLogitsLoss()
    inputs, targets = torch.randint(0, 10000, (128, 100)), torch.rand(128, 1).round()
    optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-3, alpha=0.9)


def step():
    optimizer.zero_grad()
    loss(model(inputs), targets).backward()
    optimizer.step()


for line in sys.stdin:
    milliseconds = []
    before = time.process_time()  # of all threads
    for _ in range(int(line)):
        started = time.perf_counter()
        step()
        milliseconds.append(1000 * (time.perf_counter() - started))
    processor = 1000 * (time.process_time() - before)
    size = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"milliseconds": milliseconds, "processor": processor, "bytes": size}), flush=True)
