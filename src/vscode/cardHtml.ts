/** The small HTML that hovers understand. They keep `align` and drop `dir`, so isolates set the order. */

import * as vscode from "vscode";

export function isArabicInterface(): boolean {
  return vscode.env.language.startsWith("ar");
}

export function rtl(html: string): string {
  return `<p align="right">\u2067${html}\u2069</p>`;
}

export function ltr(html: string): string {
  return `\u2066${html}\u2069`;
}

/** A line in the language of the interface, in its direction. */
export function inInterface(html: string): string {
  return isArabicInterface() ? rtl(html) : `<p>${ltr(html)}</p>`;
}

export function link(address: string, label: string): string {
  return `<a href="${address}">${label}</a>`;
}

/** Text as itself in Markdown with HTML and theme icons. */
export function escape(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign)
    .replace(/[\\`*_{}[\]#|~$!]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\s+/g, " ");
}
