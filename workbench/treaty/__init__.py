"""The words of the treaty room, as frozen dataclasses and enums; standard library only."""
