package dev.mien.video.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_STREAM_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.mien.Closer;
import dev.mien.image.Orientation;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avformat.AVStreamGroupTileGrid;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.IntPointer;

/**
 * The layout of a still picture in its container (HEIF, ISO/IEC 23008-12): a single picture or a grid of tiles.
 *
 * @param width of the picture as stored, in pixels
 * @param height likewise
 * @param orientation 1..8 as in EXIF
 */
record Tiles(int width, int height, List<Tile> tiles, int orientation) {
    /** Encoders fill the last blocks of a row and a column, which have at most this many pixels a side. */
    private static final int LARGEST_BLOCK = 64;

    /**
     * A tile.
     *
     * @param stream the stream of the container that contains it
     * @param left its position in the picture; it may extend beyond the picture
     * @param top likewise
     */
    record Tile(int stream, int left, int top) {}

    /** The layout of the primary picture. */
    static Tiles of(Demuxer demuxer) throws Ffmpeg.Failure {
        AVFormatContext container = demuxer.context();
        for (int i = 0; i < container.nb_stream_groups(); i++) {
            AVStreamGroup group = container.stream_groups(i);
            if (group.type() == AV_STREAM_GROUP_PARAMS_TILE_GRID
                    && (group.disposition() & AV_DISPOSITION_DEFAULT) != 0) {
                return of(group);
            }
        }
        return of(demuxer.best(AVMEDIA_TYPE_VIDEO).orElseThrow(() -> new Ffmpeg.Failure(AVERROR_STREAM_NOT_FOUND)));
    }

    /** The layout of another picture, by its number in the file; empty if there is none that FFmpeg reads. */
    static Optional<Tiles> ofItem(Demuxer demuxer, long item) {
        AVFormatContext container = demuxer.context();
        for (int i = 0; i < container.nb_stream_groups(); i++) {
            AVStreamGroup group = container.stream_groups(i);
            if (group.type() == AV_STREAM_GROUP_PARAMS_TILE_GRID && group.id() == item) {
                return Optional.of(of(group));
            }
        }
        return IntStream.range(0, container.nb_streams())
                .mapToObj(container::streams)
                .filter(stream -> stream.id() == item && stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO)
                .findFirst()
                .map(Tiles::of);
    }

    private static Tiles of(AVStream single) {
        return new Tiles(
                single.codecpar().width(),
                single.codecpar().height(),
                List.of(new Tile(single.index(), 0, 0)),
                orientation(
                        single.codecpar().coded_side_data(), single.codecpar().nb_coded_side_data()));
    }

    private static Tiles of(AVStreamGroup group) {
        AVStreamGroupTileGrid grid = group.params_tile_grid();
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < grid.nb_tiles(); i++) {
            tiles.add(new Tile(
                    group.streams(grid.offsets_idx(i)).index(),
                    grid.offsets_horizontal(i) - grid.horizontal_offset(),
                    grid.offsets_vertical(i) - grid.vertical_offset()));
        }
        int orientation = orientation(grid.coded_side_data(), grid.nb_coded_side_data());
        return new Tiles(grid.width(), grid.height(), tiles, orientation);
    }

    private static int orientation(AVPacketSideData sides, int count) {
        for (int i = 0; i < count; i++) {
            AVPacketSideData side = sides.getPointer(i);
            if (side.type() == AV_PKT_DATA_DISPLAYMATRIX) {
                return UprightFrames.orientation(new IntPointer(side.data()));
            }
        }
        return 1;
    }

    /** A part of the picture as stored. */
    Tiles cut(int left, int top, int columns, int rows) {
        List<Tile> moved = tiles.stream()
                .map(tile -> new Tile(tile.stream(), tile.left() - left, tile.top() - top))
                .toList();
        return new Tiles(columns, rows, moved, orientation);
    }

    /** The same layout in another orientation. */
    Tiles oriented(int other) {
        return new Tiles(width, height, tiles, other);
    }

    int shownWidth() {
        return Orientation.isTurned(orientation) ? height : width;
    }

    int shownHeight() {
        return Orientation.isTurned(orientation) ? width : height;
    }

    /**
     * Decodes the upright picture from a newly opened container.
     *
     * @param colors whether it has its colours, {@code TYPE_3BYTE_BGR}, or its luma alone, {@code TYPE_BYTE_GRAY}
     * @param pixelLimit the largest number of pixels of a picture; all tiles together may have twice as many
     */
    BufferedImage decode(Demuxer demuxer, boolean colors, long pixelLimit) throws Ffmpeg.Failure {
        BufferedImage picture =
                new BufferedImage(width, height, colors ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY);
        List<Tile> missing = new ArrayList<>(tiles);
        long left = 2 * pixelLimit;
        try (Closer resources = new Closer()) {
            AVPacket packet = resources.add(av_packet_alloc(), freed -> av_packet_free(freed));
            PixelCopy pixels = resources.add(colors ? PixelCopy.bgr() : PixelCopy.gray());
            while (!missing.isEmpty() && demuxer.read(packet)) {
                int stream = packet.stream_index();
                if (missing.stream().anyMatch(tile -> tile.stream() == stream)) {
                    left -= draw(
                            demuxer.context().streams(stream), packet, pixels, picture, Math.min(left, pixelLimit));
                    missing.removeIf(tile -> tile.stream() == stream);
                }
                av_packet_unref(packet);
            }
        }
        if (!missing.isEmpty()) {
            throw new Ffmpeg.Failure(AVERROR_INVALIDDATA);
        }
        return Orientation.upright(picture, orientation);
    }

    /** Decodes a tile of at most so many pixels and copies it into the picture; returns how many pixels it has. */
    private long draw(AVStream stream, AVPacket packet, PixelCopy pixels, BufferedImage picture, long pixelLimit)
            throws Ffmpeg.Failure {
        try (Closer resources = new Closer()) {
            AVFrame frame = resources.add(av_frame_alloc(), freed -> av_frame_free(freed));
            Decoder decoder = resources.add(new Decoder(stream, Formats.stills(Math.min(pixelLimit, coded(stream)))));
            decoder.send(packet);
            decoder.send(null);
            if (!decoder.receive(frame) || decoder.damaged() > 0) {
                throw new Ffmpeg.Failure(AVERROR_INVALIDDATA);
            }
            byte[] samples = pixels.of(frame, frame.width());
            for (Tile tile : tiles) {
                if (tile.stream() == stream.index()) {
                    copy(samples, frame.width(), frame.height(), tile, picture);
                }
            }
            return (long) frame.width() * frame.height();
        }
    }

    /** The number of pixels that a tile of the declared size has at most when it is decoded. */
    private static long coded(AVStream stream) {
        return (long) (stream.codecpar().width() + LARGEST_BLOCK)
                * (stream.codecpar().height() + LARGEST_BLOCK);
    }

    private void copy(byte[] samples, int columns, int rows, Tile tile, BufferedImage picture) {
        int bands = picture.getRaster().getNumBands();
        byte[] to = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int left = Math.max(0, tile.left());
        int right = Math.min(width, tile.left() + columns);
        int bottom = Math.min(height, tile.top() + rows);
        for (int y = Math.max(0, tile.top()); y < bottom && left < right; y++) {
            int from = (y - tile.top()) * columns + left - tile.left();
            System.arraycopy(samples, bands * from, to, bands * (y * width + left), bands * (right - left));
        }
    }
}
