"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

interface Answer {
  id?: string;
  message?: string;
}

async function send(form: HTMLFormElement, data: FormData): Promise<Answer> {
  try {
    const response = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (response.headers.get("content-type")?.includes("application/json")) return (await response.json()) as Answer;
    return { message: (await response.text()).trim() };
  } catch {
    return { message: "The server did not answer. Try again." };
  }
}

/** Files of a drop, folders included. */
async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files: File[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      files.push(new File([file], entry.fullPath.replace(/^\//, ""), { type: file.type }));
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const each of some) await walk(each);
    }
  };
  for (const entry of entries) await walk(entry);
  return files;
}

function chosenText(files: { name: string }[]): string {
  const first = files[0];
  if (!first) return "";
  return files.length === 1 ? `${first.name} chosen.` : `${files.length} files chosen.`;
}

/** Makes the import form take drops and folders, and follow the import without leaving the page. Draws nothing. */
export function DeskFormScript({ formId }: { formId: string }) {
  const router = useRouter();
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const zone = form.querySelector(".drop");
    const chosen = form.querySelector("[data-chosen]");
    const stop = new AbortController();
    const { signal } = stop;
    let dropped: File[] = [];
    for (const label of form.querySelectorAll<HTMLElement>("[data-needs-script]")) label.hidden = false;

    const submit = async () => {
      const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
      const data = new FormData(form);
      for (const file of dropped) data.append("files", file, file.name);
      button?.setAttribute("aria-busy", "true");
      const { id, message } = await send(form, data);
      button?.removeAttribute("aria-busy");
      if (id === undefined) {
        router.replace(`/import?message=${encodeURIComponent(message ?? "The import could not be started.")}`);
        return;
      }
      dropped = [];
      form.reset();
      if (chosen) chosen.textContent = "";
      router.push(`/import?job=${id}`);
    };
    form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        void submit();
      },
      { signal },
    );
    form.addEventListener(
      "change",
      (event) => {
        const { target } = event;
        if (target instanceof HTMLInputElement && target.type === "file" && chosen) {
          chosen.textContent = chosenText([...(target.files ?? [])]);
        }
      },
      { signal },
    );
    const over = (event: Event, on: boolean) => {
      event.preventDefault();
      zone?.classList.toggle("is-over", on);
    };
    zone?.addEventListener("dragover", (event) => over(event, true), { signal });
    zone?.addEventListener("dragleave", (event) => over(event, false), { signal });
    zone?.addEventListener(
      "drop",
      (event) => {
        over(event, false);
        const transfer = (event as DragEvent).dataTransfer;
        if (!transfer) return;
        void droppedFiles(transfer).then((files) => {
          dropped = files;
          if (chosen) chosen.textContent = chosenText(files);
          if (files.length > 0) void submit();
        });
      },
      { signal },
    );
    return () => stop.abort();
  }, [formId, router]);
  return null;
}
