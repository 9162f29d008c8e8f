// Reads QR codes from the camera: by the browser's own detector, or by a library that is fetched when it has none.

const PAUSE_MILLISECONDS = 120;
const WIDTH = 640;
/** The same code is not read again while it is still held before the camera. */
const SAME_MILLISECONDS = 3000;

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
declare global {
  interface Window {
    BarcodeDetector?: {
      new (options: { formats: string[] }): Detector;
      getSupportedFormats(): Promise<string[]>;
    };
  }
}

type Read = (video: HTMLVideoElement) => Promise<string | undefined>;

/** Fetch what reading needs while there is a network. */
export async function prepareCamera(): Promise<void> {
  await reader();
}

export class Camera {
  #stream: MediaStream | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = { text: "", at: 0 };

  /** Throws what getUserMedia throws: no camera, or no permission. */
  async start(video: HTMLVideoElement, found: (text: string) => void): Promise<void> {
    this.#stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1280 } },
      audio: false,
    });
    video.srcObject = this.#stream;
    await video.play();
    const read = await reader();
    const look = async (): Promise<void> => {
      if (!this.#stream) return;
      const text =
        video.readyState >= video.HAVE_CURRENT_DATA ? await read(video).catch(() => undefined) : undefined;
      if (text !== undefined && this.#isNew(text)) found(text);
      this.#timer = setTimeout(() => void look(), PAUSE_MILLISECONDS);
    };
    void look();
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
  }

  #isNew(text: string): boolean {
    const now = performance.now();
    const isSame = text === this.#last.text && now - this.#last.at < SAME_MILLISECONDS;
    this.#last = { text, at: now };
    return !isSame;
  }
}

async function reader(): Promise<Read> {
  const own = window.BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) {
    const detector = new own({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const { default: jsQR } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    if (!context || !video.videoWidth) return Promise.resolve(undefined);
    canvas.width = WIDTH;
    canvas.height = Math.round((video.videoHeight / video.videoWidth) * WIDTH);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return Promise.resolve(jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data);
  };
}
