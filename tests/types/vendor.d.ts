// What the page uses of the libraries in dist/vendor, for tsc only: the packages themselves are put there by the build.

declare module "*/vendor/tabulator/tabulator_esm.min.mjs" {
  export interface CellComponent {
    getData(): any;
    getRow(): RowComponent;
    getElement(): HTMLElement;
  }
  export interface RowComponent {
    getData(): any;
    getElement(): HTMLElement;
    getIndex(): any;
    getTreeChildren(): RowComponent[];
    treeExpand(): void;
    treeCollapse(): void;
    isTreeExpanded(): boolean;
    reformat(): void;
    scrollTo(position?: string, ifVisible?: boolean): Promise<void>;
  }
  export interface GroupComponent {
    getKey(): any;
    isVisible(): boolean;
    getParentGroup(): GroupComponent;
    getSubGroups(): GroupComponent[];
    getRows(): RowComponent[];
    toggle(): void;
  }
  export interface ColumnComponent {
    getField(): string;
    isVisible(): boolean;
    show(): void;
    hide(): void;
    getElement(): HTMLElement;
  }
  export class TabulatorFull {
    constructor(element: HTMLElement, options: object);
    static findTable(selector: string): TabulatorFull[] | false;
    rowManager: { element: HTMLElement; blockRedraw(): void; restoreRedraw(): void };
    on(event: string, callback: (...args: any[]) => void): void;
    setData(data: object[]): Promise<void>;
    replaceData(data: object[]): Promise<void>;
    updateData(data: object[]): Promise<void>;
    deleteRow(rows: unknown): Promise<void>;
    addData(data: object[]): Promise<unknown>;
    blockRedraw(): void;
    restoreRedraw(): void;
    getRow(index: any): RowComponent | false;
    getGroups(): GroupComponent[];
    getData(): any[];
    getRows(range?: string): RowComponent[];
    showColumn(field: string): void;
    hideColumn(field: string): void;
    getDataCount(range?: string): number;
    getColumns(): ColumnComponent[];
    setFilter(filter: (row: any) => boolean): void;
    clearFilter(includeHeaderFilters: boolean): void;
    clearHeaderFilter(): void;
    getHeaderFilters(): object[];
    scrollToRow(index: any, position?: string, ifVisible?: boolean): Promise<void>;
    redraw(full?: boolean): void;
  }
}

declare module "*/vendor/uplot/uplot.esm.js" {
  export default class UPlot {
    constructor(options: object, data: ArrayLike<number | null>[], target: HTMLElement);
    static paths: { bars(options: object): object };
    root: HTMLElement;
    over: HTMLElement;
    ctx: CanvasRenderingContext2D;
    bbox: { left: number; top: number; width: number; height: number };
    setSize(size: { width: number; height: number }): void;
    setData(data: ArrayLike<number | null>[], resetScales?: boolean): void;
    setScale(key: string, limits: { min: number; max: number }): void;
    valToPos(value: number, scale: string, canvasPixels?: boolean): number;
    posToVal(position: number, scale: string): number;
    destroy(): void;
  }
}

declare module "*/vendor/comlink/comlink.mjs" {
  export function wrap<T = any>(endpoint: Worker): T;
  export function proxy<T extends object>(value: T): T;
  export function transfer<T>(value: T, transfers: Transferable[]): T;
  export function expose(value: object): void;
}

/** Written by the build. */
declare module "*/engine/manifest.js" {
  export const MANIFEST: { path: string; bytes: number; integrity: string }[];
}
