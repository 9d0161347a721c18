// Asks one face after another, each with its own known answer, and holds every answer to it.
// FACES: a file of prepare.py; ADDRESS: host:port; MODEL: the name; API: rest or grpc;
// RATE: requests a second, come what may; without it CLIENTS ask one after the other. SECONDS: how long; or REQUESTS: how many.
import http from 'k6/http';
import grpc from 'k6/net/grpc';
import exec from 'k6/execution';
import { Counter, Trend } from 'k6/metrics';

const { FACES, ADDRESS, MODEL, API, RATE, CLIENTS = '16', SECONDS = '10', REQUESTS, PROTOS } = __ENV;
const CLOSE = 1e-3; // of a pixel
const faces = JSON.parse(open(FACES));

const took = new Trend('accepted_ms');
const accepted = new Counter('accepted');
const refused = new Counter('refused'); // 429, RESOURCE_EXHAUSTED
const wrong = new Counter('wrong'); // not the answer of this request
const failed = new Counter('failed'); // any other status, or no answer

export const options = {
  summaryTrendStats: ['med', 'p(99)', 'max'],
  scenarios: {
    load: scenario(),
  },
};

function scenario() {
  const vus = Number(CLIENTS);
  if (RATE) {
    const rate = { rate: Number(RATE), timeUnit: '1s', duration: `${SECONDS}s`, preAllocatedVUs: vus };
    return { executor: 'constant-arrival-rate', ...rate };
  }
  return REQUESTS
    ? { executor: 'shared-iterations', vus, iterations: Number(REQUESTS), maxDuration: '10m' }
    : { executor: 'constant-vus', vus, duration: `${SECONDS}s` };
}

const client = new grpc.Client();
if (API === 'grpc') {
  client.load([PROTOS], 'serving/services.proto');
}
let connected = false;

export default function () {
  const face = faces[exec.scenario.iterationInTest % faces.length];
  const start = Date.now();
  const { status, numbers } = API === 'grpc' ? askGrpc(face) : askRest(face);
  if (status === 'refused') {
    refused.add(1);
  } else if (status !== 'accepted') {
    failed.add(1);
    console.error(status);
  } else {
    took.add(Date.now() - start);
    accepted.add(1);
    if (numbers.length !== face.answer.length || numbers.some((number, i) => !(Math.abs(number - face.answer[i]) < CLOSE))) {
      wrong.add(1);
    }
  }
}

function askRest(face) {
  const response = http.post(`http://${ADDRESS}/v1/models/${MODEL}:predict`, face.body, {
    headers: { 'Content-Type': 'application/json' },
  });
  switch (response.status) {
    case 200:
      return { status: 'accepted', numbers: response.json().predictions[0] };
    case 429:
      return { status: 'refused' };
    default:
      return { status: `${response.status} ${response.error}` };
  }
}

function askGrpc(face) {
  if (!connected) {
    client.connect(ADDRESS, { plaintext: true });
    connected = true;
  }
  const image = {
    dtype: 'DT_FLOAT',
    tensorShape: { dim: [{ size: 1 }, { size: 96 }, { size: 96 }, { size: 1 }] },
    tensorContent: face.tensor,
  };
  const response = client.invoke('tensorflow.serving.PredictionService/Predict', {
    modelSpec: { name: MODEL },
    inputs: { image },
  });
  switch (response.status) {
    case grpc.StatusOK:
      return { status: 'accepted', numbers: Object.values(response.message.outputs)[0].floatVal };
    case grpc.StatusResourceExhausted:
      return { status: 'refused' };
    default:
      return { status: `${response.status} ${response.error && response.error.message}` };
  }
}
