"""Lines of text as the reader is given them, and how long each takes in the page."""

from PIL import Image, ImageDraw, ImageFont

# Reads lines one after the other: how many milliseconds each took. One that was not read ends it.
READ = """async (lines) => {
    const { sealedAssets } = await import("./static/engine/boot.js");
    const { createTextReader } = await import("./static/reading/text-reader.js");
    const assets = await sealedAssets();
    await Promise.all([...assets.values()].map(({ arrival }) => arrival));
    const reader = createTextReader(Promise.resolve(assets)), times = [];
    for (const { rows, columns, values } of lines) {
        const start = performance.now();
        const { text } = await reader.read({ rows, columns, values: Uint8Array.from(values) });
        times.push(performance.now() - start);
        if (!text) throw new Error("not read");
    }
    reader.close();
    return times;
}"""


def drawn(text: str) -> dict[str, object]:
    """A line of letters some 35 pixels high, dark on white: rows, columns, values."""
    font = ImageFont.load_default(36)
    picture = Image.new("L", (int(font.getlength(text)) + 40, 64), 255)
    ImageDraw.Draw(picture).text((20, 10), text, font=font, fill=0)
    return {"rows": picture.height, "columns": picture.width, "values": list(picture.tobytes())}
