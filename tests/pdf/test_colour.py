"""The colour profile is sRGB, judged by Little CMS."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image, ImageCms

from pipeline.pdf.colour import srgb_profile


def test_it_shows_the_same_colours_as_the_standards_own():
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    ramp = Image.new("RGB", (4096, 1))
    ramp.putdata([(at % 16 * 17, at // 16 % 16 * 17, at // 256 * 17) for at in range(4096)])
    turned = ImageCms.profileToProfile(ramp, ours, theirs)
    worst = max(abs(a - b) for a, b in zip(ramp.tobytes(), turned.tobytes(), strict=True))
    assert worst <= 1


def test_it_is_whole_and_names_itself():
    profile = srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    described = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
    assert described.profile_description == "sRGB IEC61966-2.1"
    assert described.version == 2.1


@pytest.mark.needs_libreoffice
def test_it_is_the_one_output_intent(finished):
    with pikepdf.open(io.BytesIO(finished)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == srgb_profile()
