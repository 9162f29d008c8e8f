import { expect, test } from "vitest";
import { path, places, ticks } from "../lib/charts.ts";
import { read } from "./chart.ts";

const TABLE = `<table><thead><tr><th>Time</th><th>People</th><th>Plays</th></tr></thead><tbody>
  <tr><th><time datetime="2021-12-14T01:00:00Z">09:00</time></th><td>1,200</td><td data-value="1500">1.5 k</td></tr>
  <tr><th><time datetime="2021-12-14T01:05:00Z">09:05</time></th><td></td><td data-value="7100">7.1 k</td></tr>
  <tr><th><time datetime="2021-12-14T01:20:00Z">09:20</time></th><td>233,000</td><td>251000</td></tr></tbody></table>`;

function chart(kind: string): Element {
  document.body.innerHTML = `<sy-chart kind="${kind}" label="Viewers">${TABLE}</sy-chart>`;
  return document.querySelector("sy-chart")!;
}

test("reads numbers, gaps and instants from the table", () => {
  document.body.innerHTML = TABLE;
  const data = read(document.querySelector("table")!);
  expect(data.names).toEqual(["People", "Plays"]);
  expect(data.labels).toEqual(["09:00", "09:05", "09:20"]);
  expect(data.series).toEqual([
    [1200, NaN, 233000],
    [1500, 7100, 251000],
  ]);
  expect(places(data, 0, 100)).toEqual([0, 25, 100]);
});

test("scales end at round numbers", () => {
  expect(ticks(233000)).toEqual([0, 100000, 200000, 300000]);
  expect(ticks(3)).toEqual([0, 1, 2, 3]);
  expect(ticks(0)).toEqual([0, 1]);
});

test("a gap in the numbers is a gap in the line", () => {
  expect(path([0, 10, 20, 30], [1, NaN, 2, 3], (value) => value)).toBe("M0.0 1.0M20.0 2.0L30.0 3.0");
});

test("draws a line for each series, names itself and folds the table away", () => {
  const element = chart("line");
  expect(element.querySelectorAll("path.series").length).toBe(2);
  expect(element.querySelector("svg")!.getAttribute("aria-label")).toBe("Viewers");
  expect([...element.querySelectorAll(".chart-legend span")].map((name) => name.textContent)).toEqual([
    "People",
    "Plays",
  ]);
  expect(element.querySelector("details table")).not.toBeNull();
});

test("draws bars without the missing ones", () => {
  expect(chart("bar").querySelectorAll("rect.bar").length).toBe(5);
});

test("follows the table", async () => {
  const element = chart("bar");
  element.querySelector("tbody td")!.remove();
  element
    .querySelector("tbody")!
    .insertAdjacentHTML("beforeend", "<tr><th>09:25</th><td>1</td><td>2</td></tr>");
  await new Promise((resolve) => setTimeout(resolve));
  expect(element.querySelectorAll("rect.bar").length).toBe(6);
});
