"use client";

import { Fragment } from "react";
import { Dialog } from "@/components/reader/dialog";
import { turn, usePreference } from "@/components/reader/preferences";
import { Icon } from "@/components/ui/icon";
import { HELP } from "@/lib/reader/help";

/** Every key, and the switch that turns the single keys off. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const areOff = usePreference("no-keys");
  return (
    <Dialog className="dialog--help" label="Keyboard" onClose={onClose}>
      <div className="dialog__head">
        <h2>Keyboard</h2>
        <button
          type="button"
          className="iconbtn"
          aria-label="Close"
          onClick={({ currentTarget }) => currentTarget.closest("dialog")?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="help">
        {HELP.map(({ heading, rows }) => (
          <section key={heading}>
            <h3>{heading}</h3>
            <dl>
              {rows.map(({ keys, second, label }) => (
                <div key={label}>
                  <dt>
                    {keys.map((key) => (
                      <Fragment key={key}>
                        <kbd>{key}</kbd>
                      </Fragment>
                    ))}
                    {second && (
                      <>
                        then<kbd>{second}</kbd>
                      </>
                    )}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="help__foot">
        <label className="check">
          <input type="checkbox" checked={!areOff} onChange={({ target }) => turn("no-keys", !target.checked)} />
          <span>Single-key shortcuts</span>
        </label>
        <p>Turn them off where they get in the way of dictation or a screen reader. Ctrl K and Esc stay.</p>
      </div>
    </Dialog>
  );
}
