// Which module defines which tag. A module is fetched only by pages on which its tag stands.

export const elements: Record<string, () => Promise<unknown>> = {
  "sy-ask": () => import("./ask.ts"),
  "sy-asks": () => import("./asks.ts"),
  "sy-attendance": () => import("./attendance.ts"),
  "sy-audience": () => import("./audience.ts"),
  "sy-autosave": () => import("./autosave.ts"),
  "sy-batch": () => import("./batch.ts"),
  "sy-chart": () => import("./chart.ts"),
  "sy-check-in": () => import("./check-in.ts"),
  "sy-combobox": () => import("./combobox.ts"),
  "sy-connection": () => import("./connection.ts"),
  "sy-copy": () => import("./copy.ts"),
  "sy-gallery": () => import("./gallery.ts"),
  "sy-live-figures": () => import("./live-figures.ts"),
  "sy-mailing": () => import("./mailing.ts"),
  "sy-model-viewer": () => import("./model-viewer.ts"),
  "sy-moderator": () => import("./moderator.ts"),
  "sy-object": () => import("./object.ts"),
  "sy-offline": () => import("./offline.ts"),
  "sy-open-count": () => import("./projector.ts"),
  "sy-own-questions": () => import("./own-questions.ts"),
  "sy-own-zone": () => import("./own-zone.ts"),
  "sy-passkey": () => import("./passkey.ts"),
  "sy-place": () => import("./place.ts"),
  "sy-planner": () => import("./planner.ts"),
  "sy-player": () => import("./player.ts"),
  "sy-program-editor": () => import("./program-editor.ts"),
  "sy-projector": () => import("./projector.ts"),
  "sy-questions": () => import("./questions.ts"),
  "sy-refresh": () => import("./refresh.ts"),
  "sy-release-news": () => import("./release-news.ts"),
  "sy-review": () => import("./review.ts"),
  "sy-share": () => import("./share.ts"),
  "sy-stage": () => import("./stage.ts"),
  "sy-starred-calendar": () => import("./starred-calendar.ts"),
  "sy-stars": () => import("./stars.ts"),
  "sy-tabs": () => import("./tabs.ts"),
  "sy-timetable-now": () => import("./timetable-now.ts"),
  "sy-turn": () => import("./turn.ts"),
  "sy-verify": () => import("./verify.ts"),
};

const asked = new Set<string>();

/** Fetch the modules of all known tags below `root` that are not defined yet. */
export function upgrade(root: ParentNode = document): void {
  for (const element of root.querySelectorAll(":not(:defined)")) {
    const tag = element.localName;
    const load = elements[tag];
    if (load === undefined || asked.has(tag)) continue;
    asked.add(tag);
    load().catch((reason: unknown) => {
      asked.delete(tag);
      console.error(`<${tag}> could not be loaded`, reason);
    });
  }
}
