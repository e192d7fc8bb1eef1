import type { Locator, Page } from "@playwright/test";

/** Keys count once the page has woken up: the save buttons then know the browser's storage. */
export async function open(page: Page, address: string) {
  await page.goto(address, { waitUntil: "networkidle" });
}

export const textOf = async (element: Locator) => (await element.textContent()) ?? "";
