/** Frames of cameras and of video files, one after the other. */
const LONGEST_FRAME = 640;
const STEP = 0.1; // seconds between the frames of a file that are read

/** A video element that plays the camera's stream, ready to be drawn. */
export async function playing(stream) {
  const video = Object.assign(document.createElement('video'), { srcObject: stream, muted: true, playsInline: true });
  await video.play();
  return video;
}

/** What a video shows at this moment, at most LONGEST_FRAME wide or high, on a canvas of its own. */
export function frameOf(video, canvas = document.createElement('canvas')) {
  const scale = Math.min(1, LONGEST_FRAME / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The frames of a video file: hands on each with its number and time, until the end or until stopped answers true. */
export async function forEachFrame(file, stopped, take) {
  const url = URL.createObjectURL(file);
  try {
    const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, preload: 'auto' });
    await event(video, 'loadeddata', () => (video.src = url));
    if (video.videoWidth === 0) {
      throw new Error('There is no picture in this video.');
    }
    const duration = await durationOf(video);
    const canvas = document.createElement('canvas');
    for (let frame = 0; frame === 0 || frame * STEP < duration; frame++) {
      if (stopped()) {
        return;
      }
      await event(video, 'seeked', () => (video.currentTime = frame * STEP));
      await take(frameOf(video, canvas), frame, Math.round(video.currentTime * 1000) / 1000, duration);
    }
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** How long a video is, in seconds: what a browser has recorded does not say so before its end was looked for. */
async function durationOf(video) {
  if (!Number.isFinite(video.duration)) {
    await event(video, 'seeked', () => (video.currentTime = Number.MAX_SAFE_INTEGER));
  }
  return Number.isFinite(video.duration) ? video.duration : video.currentTime;
}

function event(video, name, cause) {
  return new Promise((done, fail) => {
    const listening = new AbortController();
    const { signal } = listening;
    const fails = () => fail(new Error('This browser cannot play that video.'));
    for (const [what, then] of [[name, done], ['error', fails]]) {
      const once = () => {
        listening.abort();
        then();
      };
      video.addEventListener(what, once, { signal });
    }
    cause();
  });
}
