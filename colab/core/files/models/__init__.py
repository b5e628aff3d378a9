from colab.core.files.models.stored import StoredFile
from colab.core.files.models.uploads import Upload, UploadPart

__all__ = ["StoredFile", "Upload", "UploadPart"]
