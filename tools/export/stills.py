"""Writes an executed notebook to standard output with a still picture (PNG) beside each figure, and beside pictures in HTML, for
viewers that show neither: GitHub's, and nbconvert on the way to a PDF.

The arguments: the notebook's file, and the folder that Matplotlib is in. Of what Plotly can draw, it draws what src/figures asks for.
"""

import base64
import html
import io
import json
import math
import re
import sys
import warnings
from pathlib import Path

notebook, packages = sys.argv[1:]
sys.path.append(packages)

import matplotlib
import numpy
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullFormatter
from PIL import Image

PLOTLY = "application/vnd.plotly.v1+json"
DOTS = 100  # an inch
SIGNS = {"circle": "o", "circle-open": "o", "square": "s", "diamond": "D", "x": "X", "star": "*"}
SMALL = 8
WHOLE = (0, 1)

matplotlib.rcParams["axes.labelsize"] = 9
warnings.filterwarnings("ignore", "Glyph")  # a letter that the font lacks is shown as a box


def still(figure):
    """A figure of Plotly's as PNG."""
    traces, layout = last_moment(figure)
    width, height = layout.get("width", 840), layout.get("height", 450)
    picture = sheet(width, height)
    picture.text(0.5, 1 - 30 / height, layout["title"]["text"], ha="center", size=12, parse_math=False)
    box = boxes(layout, width, height)
    for place in dict.fromkeys(map(place_of, traces)):
        own = [trace for trace in traces if place_of(trace) == place]
        if len(place) == 1:
            draw_space(picture, own, layout.get(place[0], {}), box)
        else:
            draw_plane(picture, own, place, layout, box)
    for image in layout.get("images", []):
        x, y = image["x"], image["y"]
        show_image(picture.add_axes(box((x, x + image["sizex"]), (y - image["sizey"], y))), image_of(image["source"]))
    for note in layout.get("annotations", []):
        x, y, *_ = box((note["x"], 1), (note["y"], 1))
        align = {"ha": note.get("xanchor", "left"), "va": "bottom", "size": SMALL}
        picture.text(x, y + 4 / height, words(note["text"]), **align, parse_math=False)
    if layout.get("showlegend"):
        for sign in picture.legend(loc="upper left", frameon=False, fontsize=SMALL).legend_handles:
            sign.set_sizes([60])  # a cloud's own dots are too small to be seen alone
    return png(picture)


def sheet(width, height):
    """An empty picture. A tenth of a pixel more on each side, because Matplotlib rounds down."""
    return Figure(figsize=((width + 0.1) / DOTS, (height + 0.1) / DOTS), dpi=DOTS)


def last_moment(figure):
    """What a film shows at its end, where the whole way can be seen; any other figure, which has no frames, as it is."""
    frame = (figure.get("frames") or [{}])[-1]
    changes = frame.get("data") or [{}] * len(figure["data"])
    traces = [trace | change for trace, change in zip(figure["data"], changes)]
    return traces, figure["layout"] | frame.get("layout", {})


def boxes(layout, width, height):
    """From a domain, in parts of the area within the margins, to a box in parts of the whole picture."""
    margin = {"l": 60, "r": 30, "t": 60, "b": 50} | layout.get("margin", {})
    names = 80 if layout.get("yaxis", {}).get("automargin") else 40  # room for what stands at the y axis
    below = 70 if layout.get("sliders") else margin["b"] + 20  # without the slider, which makes no sense in a still picture
    left, bottom = (margin["l"] + names) / width, below / height
    wide, high = 1 - left - margin["r"] / width, 1 - bottom - margin["t"] / height
    return lambda x=WHOLE, y=WHOLE: (left + x[0] * wide, bottom + y[0] * high, (x[1] - x[0]) * wide, (y[1] - y[0]) * high)


def place_of(trace):
    """Where a trace stands: a scene, or two axes."""
    if trace["type"] == "scatter3d":
        return (trace.get("scene", "scene"),)
    return trace.get("xaxis", "x"), trace.get("yaxis", "y")


def draw_space(picture, traces, scene, box):
    axes = picture.add_axes(box(**scene.get("domain", {})), projection="3d")
    axes.computed_zorder = False  # what comes later stands in front, as the stars
    for trace in traces:
        place = [numpy.array(trace[d], dtype=float) for d in "xyz"]  # None becomes NaN: a gap
        if trace["mode"] == "lines":
            axes.plot(*place, color=trace["line"]["color"], linewidth=2)
        elif "text" in trace["mode"]:
            axes.scatter(*place, color=trace["textfont"]["color"], marker="*", s=120, depthshade=False, label=trace["name"])
        else:
            sign = {"marker": "D", "s": 5, "linewidth": 0, "depthshade": False, "label": trace["name"]}
            dots = axes.scatter(*place, **colours(trace["marker"]), **sign)
            if "colorbar" in trace["marker"]:
                picture.colorbar(dots, ax=axes, shrink=0.7, label=trace["marker"]["colorbar"]["title"]["text"])
    for d in "xyz":
        axis = scene.get(f"{d}axis", {})
        axes.set(**{f"{d}label": title_of(axis), f"{d}lim": axis.get("range")})
        axes.locator_params(d, nbins=5)
    axes.tick_params(labelsize=SMALL)
    eye = scene["camera"]["eye"]
    up, around = math.atan2(eye["z"], math.hypot(eye["x"], eye["y"])), math.atan2(eye["y"], eye["x"])
    axes.view_init(math.degrees(up), math.degrees(around))
    axes.set_box_aspect((1, 1, 1), zoom=0.9)  # there is room for the names of the axes
    axes.patch.set_visible(False)  # it would cover what its neighbour writes


def draw_plane(picture, traces, place, layout, box):
    x, y = (layout.get(f"{name[0]}axis{name[1:]}", {}) for name in place)
    axes = picture.add_axes(box(x.get("domain", WHOLE), y.get("domain", WHOLE)))
    for i, trace in enumerate(traces):
        {"bar": draw_bars, "box": draw_box, "scatter": draw_curve}[trace["type"]](axes, trace, i)
    if traces[0]["type"] == "box":
        axes.set_yticks(range(len(traces)), [trace["name"] for trace in traces])
    set_axis(axes, "x", x)
    set_axis(axes, "y", y)
    thin_out(axes, box(x.get("domain", WHOLE))[2] * picture.get_figwidth() * DOTS)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=SMALL)
    if x.get("anchor", place[1]) != place[1]:  # another plot stands below, with the numbers for both
        axes.set_xlabel("")
        axes.tick_params(labelbottom=False)
    for shape in layout.get("shapes", []):
        if shape["xref"] == place[0]:
            axes.axvline(shape["x0"], color=shape["line"]["color"])


def set_axis(axes, d, axis):
    axes.set(**{f"{d}label": title_of(axis)})
    if axis.get("type") == "log":
        axes.set(**{f"{d}scale": "log"})
        own = getattr(axes, f"{d}axis")
        own.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        own.set_minor_formatter(NullFormatter())
    if "tickvals" in axis:
        axes.set(**{f"{d}ticks": axis["tickvals"], f"{d}ticklabels": axis["ticktext"]})
    if axis.get("rangemode") == "tozero":
        axes.set_ylim(bottom=min(0, axes.dataLim.y0))
    if "range" in axis:
        axes.set(**{f"{d}lim": axis["range"]})
    if axis.get("visible") is False:
        axes.spines["bottom" if d == "x" else "left"].set_visible(False)
        axes.set(**{f"{d}ticks": []})


def thin_out(axes, width):
    """Names below the x axis that would overlap are turned, and as many are left out as need be."""
    names = [label.get_text() for label in axes.get_xticklabels()]
    room = width / max(1, len(names))
    if max(map(len, names), default=0) * 6 > room:
        axes.set_xticks(axes.get_xticks()[:: math.ceil(12 / room)])
        axes.tick_params("x", labelrotation=45)


def draw_bars(axes, trace, _):
    axes.bar(trace["x"], trace["y"], trace.get("width", 0.92), trace.get("base"), color=colours(trace["marker"])["c"])
    axes.margins(x=0)


def draw_box(axes, trace, at):
    """The middle half of the values, by Plotly's quartiles, as a box with the median; and every value as a dot."""
    values, colour = sorted(trace["x"]), trace["marker"]["color"]
    low, median, high = numpy.quantile(values, [0.25, 0.5, 0.75], method="hazen")
    axes.barh([at, at], [median - low, high - median], 0.5, [low, median], facecolor="none", edgecolor=colour, linewidth=1.5)
    axes.scatter(values, [at + (i * 7 % 25 - 12) / 60 for i in range(len(values))], s=12, color=colour)


def draw_curve(axes, trace, _):
    mode, line, marker = trace.get("mode", ""), trace.get("line", {}), trace.get("marker", {})
    x, y = trace["x"], [math.nan if value is None else value for value in trace["y"]]
    if "lines" in mode:
        axes.plot(x, y, color=line["color"], linestyle="--" if "dash" in line else "-")
    if "markers" in mode:
        draw_markers(axes, x, y, {"color": line.get("color"), "symbol": "circle"} | marker)
    if "text" in mode:
        offset = (0, 3 if trace["textposition"].startswith("top") else -11)
        for place, text in zip(zip(x, y), trace["text"]):
            axes.annotate(text, place, offset, textcoords="offset points", size=SMALL)


def draw_markers(axes, x, y, marker):
    """Matplotlib takes one sign for all: so it is asked once for each."""
    signs, paints = ([one] * len(x) if isinstance(one, str) else one for one in (marker["symbol"], marker["color"]))
    for sign in dict.fromkeys(signs):
        own = [i for i, one in enumerate(signs) if one == sign]
        paint = [paints[i] for i in own]
        axes.scatter(
            [x[i] for i in own],
            [y[i] for i in own],
            s=150 if sign == "star" else 20,
            marker=SIGNS[sign],
            facecolor="white" if sign == "circle-open" else paint,
            edgecolor=marker.get("line", {}).get("color", paint),
            zorder=3,  # above the lines
        )


def colours(marker):
    """What Matplotlib is told of markers' colours: given one by one, or as numbers on a scale."""
    colour, scale = marker["color"], marker.get("colorscale")
    if isinstance(colour, str) or isinstance(colour[0], str):
        return {"c": [hexadecimal(one) for one in ([colour] if isinstance(colour, str) else colour)]}
    shades = "viridis"
    if isinstance(scale, list):
        shades = LinearSegmentedColormap.from_list("", [(at, hexadecimal(one)) for at, one in scale])
    return {"c": colour, "cmap": shades, "norm": Normalize(marker.get("cmin"), marker.get("cmax"))}


def hexadecimal(colour):
    """Of rgb(1, 2, 3), which Matplotlib doesn't know, #010203."""
    return "#" + "".join(f"{int(one):02x}" for one in re.findall(r"\d+", colour)) if colour.startswith("rgb") else colour


def title_of(axis):
    return axis.get("title", {}).get("text", "")


def words(text):
    return html.unescape(re.sub("</?b>", "", text).replace("<br>", "\n"))


def image_of(source):
    return Image.open(io.BytesIO(base64.b64decode(source.split(",", 1)[1])))


def show_image(axes, image):
    axes.imshow(image)
    axes.set_axis_off()
    axes.set_anchor("NW")


def side_by_side(text):
    """The pictures that a cell shows in HTML, each under its title, as PNG; nothing if there is none."""
    found = re.findall(r'<img alt="([^"]*)"[^>]* src="(data:[^"]+)"', text)
    if not found:
        return None
    images = [image_of(source) for _, source in found]
    width, title = 600 / len(images), 24  # 600 all together: more would make the notebook heavy
    height = title + max(width * image.height / image.width for image in images)
    picture = sheet(600, height)
    for i, ((name, _), image) in enumerate(zip(found, images)):
        axes = picture.add_axes((i / len(images), 0, 0.98 / len(images), 1 - title / height))
        show_image(axes, image)
        axes.set_title(html.unescape(name), loc="left", size=9, parse_math=False)
    return png(picture)


def png(picture):
    file = io.BytesIO()
    picture.savefig(file, format="png")
    return base64.b64encode(file.getvalue()).decode()


def drawn(data):
    """The PNG of what an output shows, if it is a figure or has pictures."""
    try:
        return still(data[PLOTLY]) if PLOTLY in data else side_by_side("".join(data.get("text/html", "")))
    except Exception as error:  # one that the lesson was given since, of a kind that is not drawn here
        print(f"A figure has no still picture: {error!r}", file=sys.stderr)


content = json.loads(Path(notebook).read_text(encoding="utf-8"))
for output in [output for cell in content["cells"] for output in cell.get("outputs", [])]:
    picture = drawn(output.get("data", {}))
    if picture:
        output["data"]["image/png"] = picture
print(json.dumps(content, indent=1, ensure_ascii=False))
