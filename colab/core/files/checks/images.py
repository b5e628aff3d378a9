"""Pictures: really decodable, of the kind they say, of a sane number of pixels."""

import warnings

from django.utils.translation import gettext_lazy as _
from PIL import Image

from colab.core.files.rejected import Rejected

MAX_PIXELS = 60_000_000


def checker(wanted):
    """Return the check for one Pillow format."""

    def check(file):
        file.seek(0)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                with Image.open(file, formats=[wanted]) as image:
                    width, height = image.size
                    if width * height > MAX_PIXELS:
                        raise Rejected("image_pixels", _("The picture has too many pixels. Make it smaller."))
                    image.verify()
        except Rejected:
            raise
        except Exception as error:
            # Decoders raise many kinds of errors on crafted data; each means the same to the person.
            raise Rejected("image_damaged", _("The picture is damaged and cannot be opened.")) from error
        return {"width": width, "height": height}

    return check
