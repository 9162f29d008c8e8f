// Dragging a session from the side list: by mouse after a few pixels, by finger after a moment.
export interface CarryEvents {
  start(): void;
  over(x: number, y: number): void;
  drop(x: number, y: number): void;
  cancel(): void;
}

const LEAST_PX = 5;
const LONG_PRESS_MS = 350;

/** Follow the pointer that has been pressed until it is released. */
export function carry(press: PointerEvent, events: CarryEvents): void {
  if (!press.isPrimary || press.button !== 0) return;
  const isTouch = press.pointerType !== "mouse";
  let isCarrying = false;
  const timer = isTouch
    ? setTimeout(() => {
        begin();
      }, LONG_PRESS_MS)
    : undefined;
  const ended = new AbortController();
  const { signal } = ended;

  const begin = (): void => {
    isCarrying = true;
    events.start();
  };
  const far = (event: PointerEvent): boolean =>
    Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) >= LEAST_PX;

  addEventListener(
    "pointermove",
    (event) => {
      if (!event.isPrimary) return;
      if (!isCarrying && far(event)) {
        if (isTouch)
          ended.abort(); // The finger scrolls.
        else begin();
      }
      if (isCarrying) events.over(event.clientX, event.clientY);
    },
    { signal },
  );
  addEventListener(
    "pointerup",
    (event) => {
      ended.abort();
      if (!isCarrying) return;
      // The click that follows belongs to the drag.
      addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => {
        removeEventListener("click", swallow, { capture: true });
      });
      events.drop(event.clientX, event.clientY);
    },
    { signal },
  );
  addEventListener(
    "pointercancel",
    () => {
      ended.abort();
      if (isCarrying) events.cancel();
    },
    { signal },
  );
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !isCarrying) return;
      ended.abort();
      events.cancel();
    },
    { signal },
  );
  addEventListener(
    "touchmove",
    (event) => {
      if (isCarrying) event.preventDefault();
    },
    { signal, passive: false },
  );
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
  });
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
