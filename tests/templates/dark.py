"""A template as agencies make them: 4:3, a dark master with an inverted map of colours, odd placeholder indices.

Out: the bytes of a .potx with two slides, sections, comments, a tag, a custom show and a picture in its master. Written
as plain XML, part by part.
"""

from __future__ import annotations

import base64
import io
import zipfile

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
INVERTED = (
    '<p:clrMap bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
COLORS = {
    "dk1": "10172B",
    "lt1": "FFFFFF",
    "dk2": "1D2A4D",
    "lt2": "DDE6F5",
    "accent1": "4FC3F7",
    "accent2": "FF7043",
    "accent3": "AED581",
    "accent4": "FFD54F",
    "accent5": "BA68C8",
    "accent6": "4DB6AC",
    "hlink": "80DEEA",
    "folHlink": "CE93D8",
}


NUMBER = '<a:fld id="{0A1B2C3D-1111-2222-3333-444455556666}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'


def _place(x: int, y: int, width: int, height: int) -> str:
    """Units: points."""
    at = f'<a:off x="{x * 12700}" y="{y * 12700}"/><a:ext cx="{width * 12700}" cy="{height * 12700}"/>'
    return f"<a:xfrm>{at}</a:xfrm>"


def _shape(number: int, name: str, place: str, fill: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _holder(number: int, attributes: str, place: str = "", looks: str = "", words: str = "…") -> str:
    geometry = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if place else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Holder {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {attributes}/></p:nvPr></p:nvSpPr><p:spPr>{geometry}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle>"
        f"{looks}</a:lstStyle><a:p>{NUMBER if 'sldNum' in attributes else f'<a:r><a:rPr/><a:t>{words}</a:t></a:r>'}"
        "</a:p></p:txBody></p:sp>"
    )


def _small(align: str) -> str:
    fill = '<a:solidFill><a:schemeClr val="tx1"><a:lumMod val="75000"/></a:schemeClr></a:solidFill>'
    return f'<a:lvl1pPr algn="{align}"><a:defRPr sz="1100">{fill}</a:defRPr></a:lvl1pPr>'


FEET = (
    _holder(90, 'type="dt" sz="half" idx="41"')
    + _holder(91, 'type="ftr" sz="quarter" idx="43"')
    + _holder(92, 'type="sldNum" sz="quarter" idx="47"')
)


def _master() -> str:
    logo = (
        '<p:pic><p:nvPicPr><p:cNvPr id="9" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
        '<p:blipFill><a:blip r:embed="rId20"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f'{_place(640, 14, 60, 30)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    levels = "".join(
        f'<a:lvl{at}pPr marL="{at * 228600}" indent="-228600"><a:buChar char="–"/><a:defRPr sz="{2600 - at * 200}">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f"</a:defRPr></a:lvl{at}pPr>"
        for at in range(1, 6)
    )
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val='bg1'/></a:solidFill>"
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}"
        + _shape(7, "Band", _place(0, 0, 14, 540), "accent1")
        + _shape(8, "Rule", _place(40, 92, 640, 2), "accent2")
        + logo
        + _holder(2, 'type="title"', _place(40, 18, 590, 70), words="Title")
        + _holder(3, 'type="body" idx="1"', _place(40, 106, 650, 380), words="Text")
        + _holder(4, 'type="dt" sz="half" idx="2"', _place(40, 505, 150, 24), _small("l"))
        + _holder(5, 'type="ftr" sz="quarter" idx="3"', _place(220, 505, 300, 24), _small("ctr"))
        + _holder(6, 'type="sldNum" sz="quarter" idx="4"', _place(560, 505, 130, 24), _small("r"))
        + f"</p:spTree><p:custDataLst><p:tags r:id='rId30'/></p:custDataLst></p:cSld>{INVERTED}<p:sldLayoutIdLst>"
        + "".join(f'<p:sldLayoutId id="{2147483700 + at}" r:id="rId{at}"/>' for at in range(1, len(LAYOUTS) + 1))
        + "</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr><a:lnSpc><a:spcPct val='90000'/></a:lnSpc>"
        '<a:defRPr sz="3000" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/>'
        f'<a:ea typeface="+mj-ea"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>'
        '<p:otherStyle><a:lvl1pPr><a:defRPr sz="1400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr>'
        "</a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _layout(name: str, inner: str, override: str = "<a:masterClrMapping/>", back: str = "") -> str:
    return (
        f'<p:sldLayout {NAMESPACES} userDrawn="1"><p:cSld name="{name}">{back}<p:spTree>{TREE}{inner}</p:spTree>'
        "</p:cSld>"
        f"<p:clrMapOvr>{override}</p:clrMapOvr></p:sldLayout>"
    )


TURNED = (
    '<a:overrideClrMapping bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
LAYOUTS = (
    _layout(
        "首页",
        _holder(2, 'type="ctrTitle"', _place(60, 150, 600, 110))
        + _holder(3, 'type="subTitle" idx="17"', _place(60, 280, 600, 90)),
    ),
    _layout(
        "文字页",
        _holder(2, 'type="title"') + _holder(3, 'type="body" sz="quarter" idx="13"', _place(40, 110, 640, 370)) + FEET,
    ),
    _layout("只有标题", _holder(2, 'type="title"') + FEET),
    _layout(
        "过渡页",
        _holder(2, 'type="title"', _place(60, 200, 600, 80))
        + _holder(3, 'type="body" idx="21"', _place(60, 300, 600, 60)),
        TURNED,
        "<p:bg><p:bgPr><a:solidFill><a:schemeClr val='bg2'/></a:solidFill><a:effectLst/></p:bgPr></p:bg>",
    ),
    _layout("空白", FEET),
)


def _theme() -> str:
    colors = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in COLORS.items())
    face = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Dark"><a:themeElements>'
        f'<a:clrScheme name="Dark">{colors}</a:clrScheme><a:fontScheme name="Dark"><a:majorFont>{face}</a:majorFont>'
        f'<a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme name="Dark"><a:fillStyleLst>{fill * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _slide(words: str) -> str:
    title = _holder(2, 'type="title"', words=words)
    return (
        f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE}{title}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


PRESENTATION = (
    f'<p:presentation {NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483699" r:id="rId1"/></p:sldMasterIdLst>'
    '<p:sldIdLst><p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId3"/></p:sldIdLst>'
    '<p:sldSz cx="9144000" cy="6858000" type="screen4x3"/><p:notesSz cx="6858000" cy="9144000"/>'
    '<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst><p:sld r:id="rId2"/></p:sldLst></p:custShow>'
    "</p:custShowLst>"
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Old" '
    'id="{11111111-2222-3333-4444-555555555555}"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/>'
    "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>"
)
COMMENTS = (
    f'<p:cmAuthorLst {NAMESPACES}><p:cmAuthor id="0" name="A" initials="A" lastIdx="0" clrIdx="0"/></p:cmAuthorLst>'
)


def _relationships(*rows: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _content_types(main: str) -> str:
    kinds = {
        "presentation.xml": main,
        "slideMasters/slideMaster1.xml": f"{TYPE}.slideMaster+xml",
        **{f"slideLayouts/slideLayout{at}.xml": f"{TYPE}.slideLayout+xml" for at in range(1, len(LAYOUTS) + 1)},
        "slides/slide1.xml": f"{TYPE}.slide+xml",
        "slides/slide2.xml": f"{TYPE}.slide+xml",
        "commentAuthors.xml": f"{TYPE}.commentAuthors+xml",
        "tags/tag1.xml": f"{TYPE}.tags+xml",
        "theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    inner = "".join(f'<Override PartName="/ppt/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{inner}</Types>'
    )


def dark_template(main: str = f"{TYPE}.template.main+xml") -> bytes:
    """The template; `main` is the content type of its main part."""
    count = range(1, len(LAYOUTS) + 1)
    master = [*((f"rId{at}", "slideLayout", f"../slideLayouts/slideLayout{at}.xml") for at in count)]
    master += [("rId10", "theme", "../theme/theme1.xml"), ("rId20", "image", "../media/image1.png")]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(main),
        "_rels/.rels": _relationships(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": PRESENTATION,
        "ppt/_rels/presentation.xml.rels": _relationships(
            ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
            ("rId2", "slide", "slides/slide1.xml"),
            ("rId3", "slide", "slides/slide2.xml"),
            ("rId4", "commentAuthors", "commentAuthors.xml"),
        ),
        "ppt/slideMasters/slideMaster1.xml": _master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relationships(*master, ("rId30", "tags", "../tags/tag1.xml")),
        "ppt/theme/theme1.xml": _theme(),
        "ppt/media/image1.png": PIXEL,
        "ppt/commentAuthors.xml": COMMENTS,
        "ppt/tags/tag1.xml": f'<p:tagLst {NAMESPACES}><p:tag name="A" val="B"/></p:tagLst>',
    }
    for at, layout in enumerate(LAYOUTS, 1):
        parts[f"ppt/slideLayouts/slideLayout{at}.xml"] = layout
        rows = ("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")
        parts[f"ppt/slideLayouts/_rels/slideLayout{at}.xml.rels"] = _relationships(rows)
    for at in (1, 2):
        parts[f"ppt/slides/slide{at}.xml"] = _slide(f"Old slide {at}")
        rows = ("rId1", "slideLayout", "../slideLayouts/slideLayout3.xml")
        parts[f"ppt/slides/_rels/slide{at}.xml.rels"] = _relationships(rows)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()
