package dev.mien.video.media;

import java.util.Map;

/**
 * The enabled subset of FFmpeg's containers, decoders and protocols: those of cameras, phones, recorders, editors,
 * discs, broadcasts and web pages. Anything that opens further files or the network (playlists, {@code concat}, device
 * inputs) is disabled, as are the formats of old games, which are no longer maintained.
 */
final class Formats {
    private static final String CONTAINERS = String.join(
            ",",
            "mov,matroska,webm,avi,flv,live_flv,asf,asf_o,mpegts,mpeg,ogg,dv,mxf,gxf,nut,rm,wtv,swf",
            "ivf,obu,av1,h261,h263,h264,hevc,vvc,m4v,mpegvideo,vc1,vc1test,dirac,cavsvideo,avs2,avs3",
            "mjpeg,jpeg_pipe,mjpeg_2000,mpjpeg,smjpeg,yuv4mpegpipe,gif,apng,webp_anim");

    private static final String PICTURE_DECODERS = String.join(
            ",",
            "h261,h263,h263p,h264,libopenh264,hevc,vvc,av1,libdav1d,libaom-av1,vp3,vp4,vp5,vp6,vp6a,vp6f,vp7,vp8,vp9,libvpx",
            "libvpx-vp9,theora,dirac,mpeg1video,mpeg2video,mpegvideo,mpeg4,msmpeg4v1,msmpeg4v2,msmpeg4,wmv1,wmv2,wmv3",
            "wmv3image,vc1,vc1image,mss1,mss2,flv,flashsv,flashsv2,svq1,svq3,rv10,rv20,rv30,rv40,rv60,cavs,libdavs2,libuavs3d",
            "mjpeg,mjpegb,amv,jpeg2000,jpegls,dvvideo,dnxhd,prores,prores_raw,cfhd,apv,hq_hqa,hqx,huffyuv,ffvhuff,ffv1",
            "utvideo,magicyuv,lagarith,cllc,rawvideo,v210,v308,v408,v410,yuv4,y41p,r10k,r210,cinepak,indeo2,indeo3,indeo4",
            "indeo5,msvideo1,msrle,cljr,cyuv,qtrle,rpza,smc,8bps,tscc,camtasia,tscc2,cscd,camstudio,zmbv,vmnc,fraps,g2m,snow",
            "screenpresso,wcmv,rscc,mts2,gif,apng,png,webp,webp_anim,bmp,tiff,targa");

    private static final String SOUND_DECODERS = String.join(
            ",",
            "aac,aac_latm,mp1,mp1float,mp2,mp2float,mp3,mp3float,ac3,eac3,dca,mlp,truehd,vorbis,opus,libopus,flac,alac",
            "wmav1,wmav2,wmapro,wmalossless,wmavoice,speex,libspeex,nellymoser,cook,sipr,ralf,real_144,real_288,ape,tta,wavpack",
            "gsm,gsm_ms,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,g722,g723_1,g726,g726le,g729,ilbc,qcelp,qdm2,qdmc",
            "mace3,mace6,atrac1,atrac3,atrac3al,atrac3plus,dvaudio,s302m,imc,iac",
            "pcm_alaw,pcm_mulaw,pcm_bluray,pcm_dvd,pcm_s8,pcm_u8,pcm_s16be,pcm_s16le,pcm_s16be_planar,pcm_s16le_planar,pcm_u16be",
            "pcm_u16le,pcm_s24be,pcm_s24le,pcm_s24daud,pcm_s32be,pcm_s32le,pcm_s64le,pcm_s64be,pcm_f32be,pcm_f32le,pcm_f64be",
            "pcm_f64le,pcm_lxf",
            "adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_ima_amv,adpcm_ima_smjpeg,adpcm_swf,adpcm_yamaha,adpcm_g722,adpcm_g726");

    /** Options for opening a container. A file must not cause access to other files or the network. */
    static final Map<String, String> OPENING = Map.of(
            "protocol_whitelist",
            "file",
            "format_whitelist",
            CONTAINERS,
            "codec_whitelist",
            PICTURE_DECODERS + "," + SOUND_DECODERS);

    /** Options for the decoders of files, including those that only probe streams. */
    static final Map<String, String> DECODING = Map.of(
            "max_pixels",
            Long.toString(VideoFiles.PIXEL_LIMIT),
            "threads",
            "auto",
            "codec_whitelist",
            PICTURE_DECODERS + "," + SOUND_DECODERS);

    /** Options for the decoders of devices, whose formats are chosen by the driver and thus trusted. */
    static final Map<String, String> DEVICE_DECODING =
            Map.of("max_pixels", Long.toString(VideoFiles.PIXEL_LIMIT), "threads", "auto");

    private Formats() {}

    /** Options for the decoders of still pictures, several of which are read in parallel. */
    static Map<String, String> stills(long pixelLimit) {
        return Map.of("max_pixels", Long.toString(pixelLimit), "threads", "1", "codec_whitelist", PICTURE_DECODERS);
    }
}
