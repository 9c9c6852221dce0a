/** Sends one file to the gateway, with how far it is; XMLHttpRequest, as fetch does not tell that. */
import { csrfToken } from "./gateway.js";
import type { Language } from "./protocol.js";

/** The id that the gateway gave the file, or why it has none: its own words, or null when there is no line. */
export type Outcome = { file: string } | { refused: string | null };

export interface Upload {
  /** Never settles once cancelled. */
  outcome: Promise<Outcome>;
  cancel(): void;
}

export function upload(field: string, file: File, language: Language, told: (sent: number) => void): Upload {
  const request = new XMLHttpRequest();
  request.open("POST", `/api/files?field=${encodeURIComponent(field)}&lang=${language}`);
  request.responseType = "json";
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.setRequestHeader("X-CSRF-Token", csrfToken());
  request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
  request.upload.onprogress = ({ loaded }) => told(loaded);
  const outcome = new Promise<Outcome>((settle) => {
    request.onload = () => {
      const answer = request.response as { file?: string; title?: string } | null;
      settle(request.status === 201 && answer?.file ? { file: answer.file } : { refused: answer?.title ?? null });
    };
    request.onerror = () => settle({ refused: null });
  });
  request.send(file);
  return { outcome, cancel: () => request.abort() };
}
