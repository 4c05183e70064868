"""Words in pictures that name nobody: units, sides, how a picture was made and is shown, makers. Not those of the dictionary of attributes."""

HARMLESS = frozenset("""
mm cm um nm mm2 cm2 cm3 mm3 ml cc ms sec secs min mins hz khz mhz ghz kv kvp ma mas mgy mgycm dgy cgy gy msv usv db fps hu bpm px pix pixel pixels pct
deg degree degrees tesla gauss mw mwcm kg kbq mbq bq bqml suv suvbw kpa mmhg cms ms2 ua uas nit lux dpi
ax axial sag sagittal cor coronal obl oblique tra trans transverse ap pa lat lateral lao rao cran caud cranial caudal rl lr si is hf ff hfs hfp ffs
ffp hfdl hfdr ant post anterior posterior sup inf superior inferior left right links rechts gauche droite izquierda derecha sinistra destra sol sag
prone supine upright erect stehend liegend decub decubitus head feet foot kopf fuss top bottom
cc mlo rcc lcc rmlo lmlo xccl ml lm
ct mr mri us cr dx dr mg pt nm xa rf io px ot cbct opg dsa pet spect xray ultrasound dental
wl ww wc lvl level win window zoom mag fov dfov sfov matrix mtx thk thick thickness slice slices spacing sp gap loc location pos position ser
series img
image images im se fr frame frames acq no nr num vol volume scan scans seq tr te ti ta fa et etl nex nsa avg avgs bw flip ir tse fse fl3d fl2d
gre se epi
dwi adc flair stir dixon mprage vibe haste blade trufi space t1 t2 t1w t2w pd pdw fs tof pc swi bold asl dti
iv contrast kontrast pre post delayed arterial venous portal native nativ plain gad mono multi phase scout topogram localizer localiser locator survey
mip minip mpr vrt ssd recon rekon filter kernel soft bone lung brain tissue standard std smooth sharp detail fc br hr
gain dyn dr freq frq pwr power depth tiefe focus focal mi tis tib tic ti map persist persistence sv prf wf filt color colour cfm cfi pw cw bmode
mmode doppler
harm harmonic thi res resolution general gen pen hold live freeze cal calc dist area circ angle trace ratio caliper heart rate
ef lv rv la ra ivs lvpw lvid ivsd lvidd lvids lvpwd edv esv hc bpd ac fl efw ga edd lmp crl afi psv edv pi ri
mean min max std dev sd roi avg median sum total length laenge width height diameter vol
anode wheel grid dose dlp ctdi ctdivol dap exposure exp time rad fluoro pulse cine loop mas
view views 3d 2d 4d surface rendering reconstructed reformatted compressed lossy lossless jpeg copy screen capture page seite
philips siemens ge medical systems healthcare healthineers toshiba canon hitachi fujifilm fuji agfa kodak carestream hologic samsung medison mindray
esaote aloka sonosite acuson zonare supersonic varian elekta planmeca sirona dentsply vatech morita carl zeiss olympus medtronic syngo
logiq voluson vivid epiq affiniti sequoia antares aplio xario arietta iu22 hd11 ie33 cx50 sonoline
somatom magnetom discovery optima lightspeed revolution brilliance ingenuity ingenia achieva intera signa aquilion vantage symphony avanto skyra
abdomen abd thorax chest brust breast mamma head neck hals knee knie hip hand fuss spine wirbelsaeule shoulder schulter pelvis becken heart herz
cardiac
liver leber kidney niere renal spleen milz thyroid schilddruese carotid vascular ob obstetric gyn uterus ovary bladder blase prostate aorta
axial coronal sagittal panoramic bitewing periapical ceph
for not diagnostic use only demo phantom test qa qc research
name patient id dob date time birth accession study exam sex age male female
""".split())  # fmt: skip
