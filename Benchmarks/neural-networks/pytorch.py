"""The peer's side of the benchmark: one workload in PyTorch, timed as Timing.swift times ours.

    python3 pytorch.py WORKLOAD THREADS SECONDS      prints one line of JSON
    python3 pytorch.py --version                     prints PyTorch's version

A step is zero_grad, forward, loss, backward and the optimizer's step, on batches made before.
"""
import json
import resource
import statistics
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

workloads = {}


def workload(make):
    workloads[make.__name__] = make
    return make


def training(model, batches, loss, optimizer):
    """A function that takes one step on the next batch."""
    turn = [0]

    def step():
        x, y = batches[turn[0]]
        turn[0] = (turn[0] + 1) % len(batches)
        optimizer.zero_grad(set_to_none=True)
        loss(model(x), y).backward()
        optimizer.step()
    return step


def labelled(*shape, count=8):
    return [(torch.randn(*shape), torch.randint(0, 10, (shape[0],))) for _ in range(count)]


def adam(model):
    return torch.optim.Adam(model.parameters(), lr=1e-3)


@workload
def xor_mlp():
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid())
    x = torch.tensor([[0., 0], [0, 1], [1, 0], [1, 1]])
    y = torch.tensor([[0.], [1], [1], [0]])
    return training(model, [(x, y)], F.binary_cross_entropy, torch.optim.SGD(model.parameters(), lr=0.5))


def multilayer(batch, make_optimizer):
    def make():
        model = nn.Sequential(
            nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))
        return training(model, labelled(batch, 784), F.cross_entropy, make_optimizer(model))
    return make


def momentum(model):
    return torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)


for size in (64, 256):
    workloads[f'mlp_mnist_b{size}_sgdm'] = multilayer(size, momentum)
    workloads[f'mlp_mnist_b{size}_adam'] = multilayer(size, adam)


@workload
def autoencoder_b128_adam():
    model = nn.Sequential(
        nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 32), nn.ReLU(),
        nn.Linear(32, 128), nn.ReLU(), nn.Linear(128, 784), nn.Sigmoid())
    batches = [(x, x) for x in torch.rand(8, 128, 784)]
    return training(model, batches, F.mse_loss, adam(model))


@workload
def lenet5_b64_sgd():
    model = nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    return training(model, labelled(64, 1, 28, 28), F.cross_entropy, optimizer)


@workload
def small_vgg_b32_adam():
    def block(inputs, outputs):
        return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU()]
    model = nn.Sequential(
        *block(3, 32), *block(32, 32), nn.MaxPool2d(2), *block(32, 64), *block(64, 64),
        nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4096, 128), nn.ReLU(), nn.Linear(128, 10))
    return training(model, labelled(32, 3, 32, 32), F.cross_entropy, adam(model))


class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs))
        self.shortcut = nn.Identity() if stride == 1 and inputs == outputs else nn.Sequential(
            nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x))


@workload
def resnet8_b32_adam():
    model = nn.Sequential(
        nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
        Residual(16, 16, 1), Residual(16, 32, 2), Residual(32, 64, 2),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))
    return training(model, labelled(32, 3, 32, 32), F.cross_entropy, adam(model))


class LastStep(nn.Module):
    def __init__(self, recurrent):
        super().__init__()
        self.recurrent = recurrent(32, 128, batch_first=True)
        self.output = nn.Linear(128, 10)

    def forward(self, x):
        return self.output(self.recurrent(x)[0][:, -1])


def last_step(recurrent):
    def make():
        model = LastStep(recurrent)
        return training(model, labelled(32, 64, 32, count=4), F.cross_entropy, adam(model))
    return make


for kind in ('RNN', 'LSTM', 'GRU'):
    workloads[f'{kind.lower()}_b32_t64_adam'] = last_step(getattr(nn, kind))


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(96, 128)
        self.positions = nn.Parameter(torch.randn(64, 128) * 0.02)
        layer = nn.TransformerEncoderLayer(
            128, 4, 512, dropout=0.0, activation='gelu', batch_first=True, norm_first=True)
        self.layers = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.register_buffer('mask', nn.Transformer.generate_square_subsequent_mask(64))
        self.norm = nn.LayerNorm(128)
        self.output = nn.Linear(128, 96)

    def forward(self, ids):
        x = self.words(ids) + self.positions
        return self.output(self.norm(self.layers(x, mask=self.mask, is_causal=True))).flatten(0, 1)


@workload
def transformer_b16_t64_adamw():
    model = LanguageModel()
    batches = [(torch.randint(0, 96, (16, 64)), torch.randint(0, 96, (1024,))) for _ in range(8)]
    return training(
        model, batches, F.cross_entropy, torch.optim.AdamW(model.parameters(), lr=1e-3))


def skip_gram(sparse, make_optimizer):
    def make():
        centres = nn.Embedding(10_000, 100, sparse=sparse)
        contexts = nn.Embedding(10_000, 100, sparse=sparse)
        optimizer = make_optimizer([*centres.parameters(), *contexts.parameters()])
        batches = [[torch.randint(0, 10_000, shape) for shape in ((512,), (512,), (512, 5))]
                   for _ in range(8)]
        turn = [0]

        def step():
            centre, near, far = batches[turn[0]]
            turn[0] = (turn[0] + 1) % 8
            optimizer.zero_grad(set_to_none=True)
            v = centres(centre)
            positive = (v * contexts(near)).sum(1)
            negative = torch.bmm(contexts(far), v.unsqueeze(2)).squeeze(2)
            loss = -(F.logsigmoid(positive).sum() + F.logsigmoid(-negative).sum()) / 512
            loss.backward()
            optimizer.step()
        return step
    return make


workloads['word2vec_b512_sparse_sgd'] = skip_gram(True, lambda p: torch.optim.SGD(p, lr=0.025))
workloads['word2vec_b512_dense_sgd'] = skip_gram(False, lambda p: torch.optim.SGD(p, lr=0.025))
workloads['word2vec_b512_dense_adam'] = skip_gram(False, lambda p: torch.optim.Adam(p, lr=1e-3))


def operation(name, make):
    def without_gradient():
        with torch.no_grad():
            call = make()

        def step():
            with torch.no_grad():
                call()
        return step
    workloads['op_' + name] = without_gradient


def product(m, k, n):
    def make():
        a, b = torch.randn(m, k), torch.randn(k, n)
        return lambda: torch.mm(a, b)
    return make


for n in (128, 256, 512, 1024):
    operation(f'sgemm_{n}', product(n, n, n))
operation('sgemm_64x784x256', product(64, 784, 256))
operation('sgemm_32x128x512', product(32, 128, 512))


def convolution(batch, inputs, side, outputs, kernel, padding, backward=False):
    def make():
        x = torch.randn(batch, inputs, side, side, requires_grad=backward)
        w = torch.randn(outputs, inputs, kernel, kernel, requires_grad=backward)
        if not backward:
            return lambda: F.conv2d(x, w, padding=padding)
        with torch.enable_grad():
            y = F.conv2d(x, w, padding=padding)
        upstream = torch.randn_like(y)
        return lambda: torch.autograd.grad(y, (x, w), upstream, retain_graph=True)
    return make


operation('conv2d_32x64x32x32_k3_o64', convolution(32, 64, 32, 64, 3, 1))
operation('conv2d_bwd_32x64x32x32_k3_o64', convolution(32, 64, 32, 64, 3, 1, True))
operation('conv2d_64x1x28x28_k5_o6', convolution(64, 1, 28, 6, 5, 2))
operation('conv2d_64x6x14x14_k5_o16', convolution(64, 6, 14, 16, 5, 0))


def unary(function, *shape):
    def make():
        x = torch.randn(*shape)
        return lambda: function(x)
    return make


operation('softmax_1024x1024', unary(lambda x: torch.softmax(x, 1), 1024, 1024))
operation('layernorm_1024x512', unary(lambda x: F.layer_norm(x, (512,)), 1024, 512))
for name, function in (('tanh', torch.tanh), ('exp', torch.exp), ('sigmoid', torch.sigmoid),
                       ('gelu', F.gelu), ('relu', torch.relu)):
    operation(name + '_1e6', unary(function, 1_000_000))
operation('add_1e6', lambda: (lambda a=torch.randn(1_000_000), b=torch.randn(1_000_000): a + b))
operation('sum_1e7', unary(torch.sum, 10_000_000))
operation('maxpool2_64x16x32x32', unary(lambda x: F.max_pool2d(x, 2), 64, 16, 32, 32))
operation('randn_1e6', lambda: lambda: torch.randn(1_000_000))


def repeated(name, make, count=1000):
    def times():
        call = make()

        def step():
            for _ in range(count):
                call()
        step.operations = count
        return step
    workloads['dispatch_' + name] = times


def one(requires_grad=True):
    return torch.ones(1, requires_grad=requires_grad)


repeated('add_1elem_grad', lambda: (lambda a=one(), b=one(): a + b))
repeated('mul_1elem_grad', lambda: (lambda a=one(), b=one(): a * b))
repeated('tanh_4x8_grad', lambda: (lambda a=torch.ones(4, 8, requires_grad=True): torch.tanh(a)))
repeated('nn_linear_4x2x8_grad', lambda: (lambda x=torch.ones(4, 2), m=nn.Linear(2, 8): m(x)))


def chain():
    a = one()

    def step():
        x = a
        for _ in range(100):
            x = x * 1.0001
        a.grad = None
        x.backward()
    step.operations = 100
    return step


workloads['dispatch_chain100_fwd_bwd_1elem'] = chain


def tiny_step(make_optimizer):
    def make():
        parameters = [one() for _ in range(4)]
        for parameter in parameters:
            parameter.grad = torch.ones(1)
        return make_optimizer(parameters).step
    return make


repeated('sgd_step_4_tiny_params', tiny_step(lambda p: torch.optim.SGD(p, lr=0.1)), 100)
repeated('adam_step_4_tiny_params', tiny_step(lambda p: torch.optim.Adam(p, lr=0.1)), 100)


def measure(name, threads, seconds):
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    step = workloads[name]()
    now = time.perf_counter
    end = now() + seconds / 4
    step()
    while now() < end:
        step()
    least, median, calls = float('inf'), float('inf'), 0
    for _ in range(3):
        times = []
        end = now() + seconds / 3
        while len(times) < 5 or now() < end:
            began = now()
            step()
            times.append(now() - began)
        least, median = min(least, min(times)), min(median, statistics.median(times))
        calls += len(times)
    scale = 1e3 / getattr(step, 'operations', 1)
    return dict(workload=name, threads=threads, leastMilliseconds=least * scale,
                medianMilliseconds=median * scale, calls=calls,
                peakMegabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)


if sys.argv[1] == '--version':
    print(torch.__version__)
else:
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
