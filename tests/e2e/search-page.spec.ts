import { expect, test } from "@/tests/helpers/browser";

test("the handles below the histogram narrow the dates by keyboard and by pointer", async ({ page }) => {
  await page.goto("/papers");
  const from = page.getByRole("slider", { name: "From month" });
  await expect(from).toHaveAttribute("aria-valuetext", "April 2022");
  await from.press("PageUp");
  await expect(page).toHaveURL(/from=2023-04-01/);
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("2023-04-01");
  await expect(from).toHaveAttribute("aria-valuetext", "April 2023");
  await from.press("Home");
  await expect(page).not.toHaveURL(/from=/);

  const to = page.getByRole("slider", { name: "To month" });
  const box = await to.boundingBox();
  if (!box) throw new Error("the handle is not drawn");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/to=20\d\d-\d\d-\d\d/);
});

test("a pasted text finds the papers nearest to it, without scripts too", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/papers/like");
  await page
    .getByLabel("Text")
    .fill("Generating three-dimensional chest scans from a written description with a generative model of CT volumes.");
  await page.getByRole("button", { name: "Find papers" }).click();
  await expect(page.getByRole("link", { name: /GenerateCT: Text-Guided 3D Chest CT Generation/ })).toBeVisible();
  await context.close();
});
