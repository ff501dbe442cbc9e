"""Ways to cut a journey into phases, as the field teaches them.

In: nothing. Out: the names of a preset's phases, in Chinese and English. Guaranteed: both languages for each.
Source: the field reference, §8.2; `scenes_5` is the house's reading of a list that its source leaves open.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRESETS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "service_3": (("服务前", "Before"), ("服务中", "During"), ("服务后", "After")),
        "scene_4": (("传播", "Hear of it"), ("购买", "Buy"), ("使用", "Use"), ("售后", "After-sales")),
        "funnel_5": (
            ("认知", "Become aware"),
            ("考虑", "Consider"),
            ("决策", "Decide"),
            ("使用", "Use"),
            ("忠诚", "Stay loyal"),
        ),
        "listening_5": (
            ("购买", "Buy"),
            ("收货", "Receive"),
            ("使用", "Use"),
            ("支持", "Get support"),
            ("续费", "Renew"),
        ),
        "scenes_5": (
            ("认知", "Become aware"),
            ("购买", "Buy"),
            ("使用", "Use"),
            ("服务", "Be served"),
            ("续购", "Renew"),
        ),
        "lifecycle_7": (
            ("看到广告", "See it advertised"),
            ("咨询", "Ask"),
            ("比较", "Compare"),
            ("购买", "Buy"),
            ("使用", "Use"),
            ("分享", "Share"),
            ("升级或换品牌", "Upgrade or leave"),
        ),
        "hardware_8": (
            ("认知", "Become aware"),
            ("选购", "Choose"),
            ("配送", "Have it delivered"),
            ("开箱安装", "Unpack and install"),
            ("使用", "Use"),
            ("收纳摆放", "Store"),
            ("维护耗材", "Maintain"),
            ("处理", "Dispose"),
        ),
        "dining_12": (
            ("听说", "Hear of it"),
            ("预订", "Book"),
            ("入座", "Be seated"),
            ("了解", "Learn"),
            ("点单", "Order"),
            ("享用", "Enjoy"),
            ("沉浸", "Stay"),
            ("分享", "Share"),
            ("付款", "Pay"),
            ("连接", "Keep in touch"),
            ("点评", "Review"),
            ("再来", "Return"),
        ),
    }
)
